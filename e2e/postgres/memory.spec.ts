import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Api, apiOf, begin, publish, runOver } from '../support/api.ts';
import { graphOf } from '../support/graphs.ts';
import { ownDatabase } from '../support/own-database.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
const items = Number(process.env.PATCHBAY_E2E_ITEMS ?? 20_000);
/** Megabytes the process may use for objects: what a run held of its items and results would not fit in. */
const heapMb = 120;
let database: Awaited<ReturnType<typeof ownDatabase>>;

test.beforeAll(async () => {
  database = await ownDatabase(process.env.TEST_DATABASE_URL ?? '');
});

test.afterAll(async () => {
  await database.drop();
  folder.remove();
});

/** A while that makes an asset of lines of 1 KB, and a loop over them that makes another. */
const graph = graphOf(
  'many',
  [
    { id: 'start', type: 'start' },
    {
      id: 'made',
      type: 'while',
      params: { condition: '{{ index < input.count }}', limit: 1_000_000, result: '{{ row }}' },
    },
    { id: 'row', type: 'set', parent: 'made', params: { fields: { n: '{{ index }}', text: 'x'.repeat(1_000) } } },
    { id: 'loop', type: 'for_each', params: { items: '{{ made }}' } },
    { id: 'again', type: 'set', parent: 'loop', params: { value: '{{ item }}' } },
    { id: 'done', type: 'end', params: { output: '{{ input.count }}' } },
  ],
  ['start > made', 'made > loop', 'loop > done'],
);

/** Megabytes of memory that a process holds. */
function residentMb({ pid }: Patchbay): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** The most that a run of so many items took above what the process held before it. */
async function measured(patchbay: Patchbay, api: Api, count: number): Promise<number> {
  const idle = residentMb(patchbay);
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb(patchbay));
  }, 20);
  const run = await runOver(api, await begin(api, 'many', { count }));
  clearInterval(timer);
  expect(run).toMatchObject({ status: 'succeeded', output: count });
  return peak - idle;
}

test('a loop over many items keeps neither them nor its results in memory', async () => {
  test.setTimeout(items * 20);
  const env = { ...database.env, NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
  const patchbay = await start({ dataDir: folder.path, env });
  const api = apiOf(patchbay.url);
  await publish(api, graph);
  await measured(patchbay, api, 2_000);
  const few = await measured(patchbay, api, items / 10);
  const many = await measured(patchbay, api, items);
  await stop(patchbay);
  test.info().annotations.push({ type: 'memory', description: `${few.toFixed(0)} MB, ${many.toFixed(0)} MB` });
  expect(few).toBeLessThan(150);
  expect(many).toBeLessThan(150);
  // What remains is the same whatever the number; fewer items are too few to tell it from noise.
  if (items >= 200_000) expect(many - few).toBeLessThan(20);
});
