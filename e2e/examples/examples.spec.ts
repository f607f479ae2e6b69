import { expect, test } from '@playwright/test';
import { type Api, apiOf, begin, runOver, runWith } from '../support/api.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const slugs = ['low_stock', 'order_status', 'refund_approval', 'reserve_stock', 'weather_report'];
const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  for (const slug of slugs) await api('POST', `/api/v1/workflows/${slug}/publish`, {});
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

test('a new organization holds the examples, which compile without a finding and publish', async () => {
  const { body } = await api('GET', '/api/v1/workflows');
  expect(body.items.map((item: { slug: string }) => item.slug).sort()).toEqual(slugs);
  for (const slug of slugs) {
    const { graph, published } = (await api('GET', `/api/v1/workflows/${slug}`)).body;
    expect(published).toMatchObject({ version: 1 });
    expect((await api('POST', '/api/v1/workflows/validate', { graph })).body).toEqual({ diagnostics: [] });
  }
});

test('the weather report sums up a year', async () => {
  const { status, body } = await api('POST', '/api/v1/tools/weather_report', { year: 2014 });
  expect(status).toBe(200);
  expect(body).toEqual({
    place: 'Seattle',
    year: 2014,
    days: 365,
    warmest: 35.6,
    average: 17,
    table: [
      { weather: 'sun', days: 187, average_high: 19.2, highest: 34.4 },
      { weather: 'rain', days: 148, average_high: 14.2, highest: 35.6 },
      { weather: 'fog', days: 28, average_high: 17.8, highest: 28.9 },
      { weather: 'snow', days: 2, average_high: 5, highest: 5.6 },
    ],
  });
  const warm = await api('POST', '/api/v1/tools/weather_report', { year: 2015, warmer_than: 20 });
  expect(warm.body.days).toBeGreaterThan(50);
  expect(warm.body.days).toBeLessThan(365);
  const refused = await api('POST', '/api/v1/tools/weather_report', { year: 2030 });
  expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([422, 'invalid_input', '/year']);
});

test('the order status joins two services, and goes round one that fails', async () => {
  const first = await api('POST', '/api/v1/tools/order_status', { order: 'A-1042' });
  expect(first.body).toEqual({
    order: 'A-1042',
    status: 'shipped',
    arrives: '2026-11-24',
    product: 'Patch cable, 30 cm',
    in_stock: 120,
  });
  const run = first.headers.get('patchbay-run');
  const { events } = (await api('GET', `/api/v1/runs/${run}/events`)).body;
  expect(events.filter((event: { type: string }) => event.type === 'node.attempt_failed')).toHaveLength(1);
  const uncounted = await api('POST', '/api/v1/tools/order_status', { order: 'A-1045' });
  expect(uncounted.body).toMatchObject({ order: 'A-1045', in_stock: null });
  const missing = await api('POST', '/api/v1/tools/order_status', { order: 'A-9999' });
  expect(missing.status).toBe(422);
  expect(missing.body).toMatchObject({ code: 'stopped', reason: 'not_found', message: 'There is no order A-9999.' });
});

test('the refund waits for a person and pays what was decided', async () => {
  const run = await begin(api, 'refund_approval', { order: 'A-1042', amount: 10 });
  const [wait] = (await runWith(api, run, 'waiting')).waits;
  expect(wait).toMatchObject({ kind: 'approval', node: 'approval', title: 'Refund 10 for order A-1042?' });
  const answer = { decision: 'approved', data: { amount: 8, note: 'Kind customer' } };
  const anybody = apiOf(patchbay.url, null);
  expect((await anybody('POST', `/api/v1/waits/${wait.token}`, answer)).status).toBe(200);
  expect((await anybody('POST', `/api/v1/waits/${wait.token}`, answer)).status).toBe(409);
  const { status, output } = await runOver(api, run);
  expect(status).toBe('succeeded');
  expect(output).toEqual({ decision: 'approved', refund: 'R-1', amount: 8, note: 'Kind customer' });
});

test('the refund can be rejected, and is refused when it is too much', async () => {
  const run = await begin(api, 'refund_approval', { order: 'A-1044', amount: 5 });
  const [wait] = (await runWith(api, run, 'waiting')).waits;
  await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'rejected', data: { note: 'Too late' } });
  expect((await runOver(api, run)).output).toEqual({
    decision: 'rejected',
    refund: null,
    amount: null,
    note: 'Too late',
  });
  const tooMuch = await api('POST', '/api/v1/tools/refund_approval', { order: 'A-1044', amount: 500 });
  expect(tooMuch.body).toMatchObject({ status: 422, code: 'stopped', reason: 'too_much' });
  const unknown = await api('POST', '/api/v1/tools/refund_approval', { order: 'A-9999', amount: 5 });
  expect(unknown.body).toMatchObject({ status: 422, code: 'stopped', reason: 'no_order' });
});

test('low stock asks about each product', async () => {
  const { body } = await api('POST', '/api/v1/tools/low_stock', { below: 100 });
  expect(body.low).toEqual([
    { sku: 'cable-90', stock: 0 },
    { sku: 'knob-d', stock: 64 },
  ]);
  expect(body.unknown).toBe(1);
  expect(body.text).toBe('- cable-90: 0 left\n- knob-d: 64 left\n');
});

test('the reservation goes round for each item, and gives back what it took when one cannot be had', async () => {
  const reserve = (items: [string, number][]) =>
    api('POST', '/api/v1/tools/reserve_stock', { items: items.map(([sku, quantity]) => ({ sku, quantity })) });
  const first = await reserve([
    ['cable-30', 2],
    ['knob-d', 5],
  ]);
  expect(first.body).toEqual({
    reserved: [
      { sku: 'cable-30', reserved: 2 },
      { sku: 'knob-d', reserved: 5 },
    ],
  });
  const failed = await reserve([
    ['cable-30', 3],
    ['jack-mono', 1],
    ['cable-90', 1],
  ]);
  expect(failed.body).toMatchObject({ code: 'stopped', reason: 'sold_out' });
  const { events } = (await api('GET', `/api/v1/runs/${failed.body.runId}/events`)).body;
  const undone = events.flatMap((event: { type: string; visit?: number }) =>
    event.type === 'compensation.completed' ? [event.visit] : [],
  );
  expect(undone).toEqual([2, 1]);
  expect((await reserve([['cable-30', 1]])).body).toEqual({ reserved: [{ sku: 'cable-30', reserved: 3 }] });
  expect((await reserve([['case-84', 1]])).body).toMatchObject({ reason: 'unknown_stock' });
});
