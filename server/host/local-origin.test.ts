import { describe, expect, it } from 'vitest';
import type { GuardedRequest } from './fetch.ts';
import { withLocalOrigin } from './local-origin.ts';

function parts() {
  const outside: string[] = [];
  const inside: Request[] = [];
  const fetch = withLocalOrigin(
    async ({ url }) => {
      outside.push(url);
      return { status: 200, headers: {}, bytes: new Uint8Array(), url };
    },
    {
      url: 'http://localhost:3000',
      prefix: '/examples/shop',
      answer: async (request) => {
        inside.push(request);
        return new Response('answered', { status: 201, headers: { 'x-a': 'b' } });
      },
    },
  );
  const send = (url: string, more: Partial<GuardedRequest> = {}) =>
    fetch({ method: 'GET', url, headers: {}, signal: new AbortController().signal, ...more });
  return { send, inside, outside };
}

describe('the local origin', () => {
  it('answers its prefix in process', async () => {
    const { send, inside, outside } = parts();
    const url = 'http://localhost:3000/examples/shop/orders?x=1';
    const body = new Uint8Array(new SharedArrayBuffer(2)).fill(65);
    const answered = await send(url, { method: 'POST', headers: { 'x-in': '1' }, body });
    expect(answered).toMatchObject({ status: 201, headers: { 'x-a': 'b' }, url });
    expect(Buffer.from(answered.bytes).toString()).toBe('answered');
    expect(inside[0]?.headers.get('x-in')).toBe('1');
    expect(await inside[0]?.text()).toBe('AA');
    expect(outside).toEqual([]);
  });

  it.each([
    'http://localhost:3000/',
    'http://localhost:3000/api/v1/runs',
    'http://localhost:3000/examples/shopping',
    'http://localhost:3000/examples/shop/../../api/v1/runs',
    'http://localhost:3000/examples/shop/%2e%2e/%2E%2E/api/v1/runs',
    'http://user:pass@localhost:3000/examples/shop/orders',
    'http://localhost:3001/examples/shop/orders',
    'https://localhost:3000/examples/shop/orders',
    'http://127.0.0.1:3000/examples/shop/orders',
    'nonsense',
  ])('sends everything else the guarded way: %s', async (url) => {
    const { send, inside, outside } = parts();
    await send(url);
    expect(outside).toEqual([url]);
    expect(inside).toEqual([]);
  });
});
