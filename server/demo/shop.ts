import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Path of the demo shop on Patchbay's own origin. */
export const shopPath = '/examples/shop';

const dataFolder = join(import.meta.dirname, '../../examples/data');

/** `stock` is null for what nobody counts. */
type Product = { sku: string; name: string; price: number; stock: number | null };
type Order = {
  id: string;
  sku: string;
  quantity: number;
  status: 'paid' | 'shipped' | 'delivered';
  customer: string;
  eta: string | null;
};

const products: Product[] = [
  { sku: 'cable-30', name: 'Patch cable, 30 cm', price: 4.5, stock: 120 },
  { sku: 'cable-90', name: 'Patch cable, 90 cm', price: 6.9, stock: 0 },
  { sku: 'jack-mono', name: 'Mono jack', price: 1.2, stock: 800 },
  { sku: 'knob-d', name: 'Davies knob', price: 0.95, stock: 64 },
  { sku: 'case-84', name: 'Walnut case, 84 HP', price: 189, stock: null },
];

const orders: Order[] = [
  { id: 'A-1042', sku: 'cable-30', quantity: 4, status: 'shipped', customer: 'c-7', eta: '2026-11-24' },
  { id: 'A-1043', sku: 'cable-90', quantity: 1, status: 'paid', customer: 'c-7', eta: null },
  { id: 'A-1044', sku: 'knob-d', quantity: 12, status: 'delivered', customer: 'c-9', eta: null },
  { id: 'A-1045', sku: 'case-84', quantity: 1, status: 'paid', customer: 'c-9', eta: '2026-12-03' },
];

/** A small shop to try workflows against: products, orders, an unsteady stock service, refunds that keep their key. */
export class DemoShop {
  private readonly stockCalls = new Map<string, number>();
  private readonly refunds = new Map<string, { refund: string; order: string; amount: number }>();

  /** Answers a request whose path begins with `shopPath`; anything unknown is 404. */
  async answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname
      .slice(shopPath.length)
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    const [what, id] = path;
    if (what === 'data' && id !== undefined && request.method === 'GET') return await this.file(id);
    if (what === 'products' && request.method === 'GET')
      return id === undefined ? json(products) : found(products.find((product) => product.sku === id));
    if (what === 'orders' && request.method === 'GET')
      return id === undefined ? json(orders) : found(orders.find((order) => order.id === id));
    if (what === 'stock' && id !== undefined && request.method === 'GET') return this.stock(id);
    if (what === 'refunds' && request.method === 'POST') return await this.refund(request);
    return json({ error: 'There is nothing here.' }, 404);
  }

  private async file(name: string): Promise<Response> {
    if (!/^[a-z0-9-]+\.(csv|json)$/.test(name)) return json({ error: 'There is no such file.' }, 404);
    const text = await readFile(join(dataFolder, name), 'utf8').catch(() => null);
    if (text === null) return json({ error: 'There is no such file.' }, 404);
    return new Response(text, {
      headers: { 'content-type': name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json' },
    });
  }

  /** Fails the first of every two calls, so that a retry can be seen at work. */
  private stock(sku: string): Response {
    const calls = (this.stockCalls.get(sku) ?? 0) + 1;
    this.stockCalls.set(sku, calls % 1000);
    if (calls % 2 === 1) return json({ error: 'The stock service is restarting.' }, 503);
    const product = products.find((item) => item.sku === sku);
    return found(product?.stock == null ? undefined : { sku, stock: product.stock });
  }

  /** The same idempotency key is the same refund. */
  private async refund(request: Request): Promise<Response> {
    const body: unknown = await request.json().catch(() => null);
    const order = typeof body === 'object' && body !== null && 'order' in body ? String(body.order) : '';
    const amount = typeof body === 'object' && body !== null && 'amount' in body ? Number(body.amount) : Number.NaN;
    if (!orders.some((item) => item.id === order) || !(amount > 0))
      return json({ error: 'A refund needs a known order and an amount above 0.' }, 422);
    const key = request.headers.get('idempotency-key') ?? `${order}-${amount}`;
    const known = this.refunds.get(key) ?? { refund: `R-${this.refunds.size + 1}`, order, amount };
    if (this.refunds.size > 1000) this.refunds.clear();
    this.refunds.set(key, known);
    return json(known, 201);
  }
}

function found(value: unknown): Response {
  return value === undefined ? json({ error: 'There is no such thing.' }, 404) : json(value);
}

function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}
