import { expect, test } from '@playwright/test';
import { type Api, apiOf, begin, publish, runOver, runWith } from '../support/api.ts';
import { graphOf } from '../support/graphs.ts';
import { crash, type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

const end = { id: 'end', type: 'end', params: { output: '{{ input }}' } };

async function runsOf(slug: string): Promise<{ id: string; status: string }[]> {
  const { body } = await api('GET', `/api/v1/workflows/${slug}`);
  return (await api('GET', `/api/v1/runs?workflow=${body.id}&limit=1000`)).body.items;
}

test('a schedule of every second begins each of its runs once, also around kill -9', async () => {
  const params = { cron: '* * * * * *', missed: 'all' };
  await publish(api, graphOf('seconds', [{ id: 'clock', type: 'trigger.schedule', params }, end], ['clock > end']));
  await until(async () => (await runsOf('seconds')).length >= 2);
  await crash(patchbay);
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  const before = (await runsOf('seconds')).length;
  const runs = await until(async () => {
    const found = await runsOf('seconds');
    return found.length >= before + 3 && found.every(({ status }) => status === 'succeeded') ? found : null;
  });
  const outputs = await Promise.all(runs.map(async ({ id }) => (await runOver(api, id)).output));
  const times = outputs.map(({ scheduledAt }) => Date.parse(scheduledAt)).sort((a, b) => a - b);
  expect(times).toEqual(times.map((_, index) => (times[0] ?? 0) + index * 1000));
  await api('DELETE', '/api/v1/workflows/seconds');
});

test('a webhook is acknowledged at once, a hundred times a second', async () => {
  const hook = { id: 'hook', type: 'trigger.webhook', params: { path: 'busy', dedupe: '{{ input.body.id }}' } };
  await publish(api, graphOf('busy', [hook, end], ['hook > end']));
  const took: number[] = [];
  const send = async (id: number) => {
    const from = performance.now();
    const { status } = await apiOf(patchbay.url, null)('POST', '/hooks/default/busy', { id });
    took.push(performance.now() - from);
    return status;
  };
  const statuses = await Promise.all(Array.from({ length: 100 }, (_, index) => send(index % 50)));
  expect(statuses.filter((status) => status === 202)).toHaveLength(50);
  expect(statuses.filter((status) => status === 200)).toHaveLength(50);
  expect(Math.max(...took)).toBeLessThan(2000);
  expect(await runsOf('busy')).toHaveLength(50);
});

test('an event wakes the run that waits for it, over a restart', async () => {
  const wait = {
    id: 'paid',
    type: 'wait',
    params: { event: { topic: 'order.paid', match: { id: '{{ input.id }}' } } },
  };
  const done = { id: 'end', type: 'end', params: { output: '{{ paid.amount }}' } };
  await publish(api, graphOf('order', [{ id: 'start', type: 'start' }, wait, done], ['start > paid', 'paid > end']));
  const run = await begin(api, 'order', { id: 7 });
  await runWith(api, run, 'waiting');
  await crash(patchbay);
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  const event = (data: unknown) =>
    api('POST', '/api/v1/events', { topic: 'order.paid', data }, { 'idempotency-key': 'e7' });
  expect((await api('POST', '/api/v1/events', { topic: 'order.paid', data: { id: 8 } })).body.waits).toBe(0);
  const [first, again] = [await event({ id: 7, amount: 20 }), await event({ id: 7, amount: 20 })];
  expect(first.body.waits).toBe(1);
  expect(again.body).toEqual(first.body);
  expect((await runOver(api, run)).output).toBe(20);
});

test('a failed run is told of once', async () => {
  const watch = { id: 'failed', type: 'trigger.error', params: { workflows: ['breaks'] } };
  await publish(api, graphOf('watches', [watch, end], ['failed > end']));
  const fail = { id: 'fail', type: 'stop', params: { code: 'no_stock', message: 'None left.' } };
  await publish(api, graphOf('breaks', [{ id: 'start', type: 'start' }, fail], ['start > fail']));
  const run = await begin(api, 'breaks', {});
  await runOver(api, run);
  const [told] = await until(async () => {
    const found = await runsOf('watches');
    return found.length > 0 ? found : null;
  });
  expect((await runOver(api, told?.id ?? '')).output).toMatchObject({ run: { id: run }, error: { code: 'no_stock' } });
});
