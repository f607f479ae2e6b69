import { readFile } from 'node:fs/promises';
import { type Api, apiOf, begin, publish, runOver } from '../e2e/support/api.ts';
import { askGraph, graphOf, napGraph } from '../e2e/support/graphs.ts';
import { ownDatabase } from '../e2e/support/own-database.ts';
import { crash, type Options, type Patchbay, start, stop, temporaryFolder } from '../e2e/support/patchbay.ts';
import { figure } from './figure.ts';

/**
 * What runs cost: by shape, while they wait, after a crash. WAITING says how many wait (10,000); with TEST_DATABASE_URL
 * on that Postgres server, and then also with several processes. Parameters name the figures wanted; none means all.
 */
const { TEST_DATABASE_URL: server, WAITING = '10000' } = process.env;
const where = server === undefined ? 'embedded' : 'Postgres';
const measuredMs = 3000;
const figures = ['shapes', 'answers', 'timers', 'log', 'waiting', ...(server === undefined ? [] : ['processes'])];
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !figures.includes(name));
if (unknown !== undefined) {
  const needs = unknown === 'processes' ? ' without TEST_DATABASE_URL' : '';
  process.stderr.write(`There is no figure '${unknown}'${needs}. The figures are ${figures.join(', ')}.\n`);
  process.exit(1);
}
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

const end = (output: unknown) => ({ id: 'end', type: 'end', params: { output } });
const set = (id: string, value: unknown, parent?: string) => ({
  id,
  type: 'set',
  params: { value },
  ...(parent !== undefined && { parent }),
});
const branches = Array.from({ length: 100 }, (_, place) => `b${place}`);
const shapes = [
  graphOf(
    'line',
    [{ id: 'start', type: 'start' }, set('a', 1), set('b', 2), end('{{ b }}')],
    ['start > a', 'a > b', 'b > end'],
  ),
  graphOf(
    'fan',
    [{ id: 'start', type: 'start' }, ...branches.map((id) => set(id, id)), end('{{ b99 }}')],
    branches.flatMap((id) => [`start > ${id}`, `${id} > end`]),
  ),
  graphOf(
    'loop',
    [
      { id: 'start', type: 'start' },
      { id: 'each', type: 'for_each', params: { items: '{{ input.items }}' } },
      set('twice', '{{ item * 2 }}', 'each'),
      end('{{ each.length }}'),
    ],
    ['start > each', 'each > end'],
  ),
];

const folder = temporaryFolder();
const database = server === undefined ? null : await ownDatabase(server);
const options: Options = { dataDir: folder.path, env: { ...database?.env, PATCHBAY_DEMO: '0' } };
let patchbay = await start(options);
try {
  const api = apiOf(patchbay.url);
  for (const graph of [...shapes, askGraph, napGraph]) await publish(api, graph);
  if (isWanted('shapes')) for (const { slug } of shapes) await measureShape([api], slug, `shape ${slug}, ${where}`);
  if (isWanted('answers')) await measureAnswers(api);
  if (isWanted('timers')) await measureTimers(api);
  if (isWanted('log')) await measureLog(api);
  if (isWanted('waiting')) await measureWaiting(api);
  if (server !== undefined && isWanted('processes')) await measureProcesses();
} finally {
  await stop(patchbay);
  await database?.drop();
  folder.remove();
}

async function measureShape(apis: Api[], slug: string, name: string): Promise<void> {
  const input = { items: Array.from({ length: 1000 }, (_, place) => place) };
  const rounds: number[] = [];
  for (let round = 0; round < 3; round++) {
    let calls = 0;
    const began = performance.now();
    const call = async (place: number) => {
      const api = apis[place % apis.length];
      while (performance.now() - began < measuredMs) {
        await api?.('POST', `/api/v1/tools/${slug}`, input);
        calls++;
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, place) => call(place)));
    rounds.push((calls * 1000) / (performance.now() - began));
  }
  figure({ name: `runs a second, ${name}`, unit: '1/s', samples: rounds });
}

/** From the answer of a person to the end of the run, as the log has it. */
async function measureAnswers(api: Api): Promise<void> {
  const samples: number[] = [];
  let resumed = 0;
  const began = performance.now();
  const one = async () => {
    while (performance.now() - began < measuredMs) {
      const run = await begin(api, 'ask', {});
      const [wait] = (await waiting(api, run)).waits;
      const asked = performance.now();
      await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: { note: 'x' } });
      await over(api, run);
      samples.push(performance.now() - asked);
      resumed++;
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  figure({ name: `wait and resume, runs a second, ${where}`, unit: '1/s', samples: [(resumed * 1000) / measuredMs] });
  figure({ name: `from an answer to the end of its run, seen from outside, ${where}`, unit: 'ms', samples });
}

/** How late timers fire, by the log: those kept in memory, and those of runs that had left it. */
async function measureTimers(api: Api): Promise<void> {
  for (const [name, seconds] of [
    ['in memory', 1],
    ['put away', 4],
  ] as const) {
    const runs = await Promise.all(Array.from({ length: 50 }, () => begin(api, 'nap', { for: `${seconds}s` })));
    // Nobody asks meanwhile: fifty callers who do are a load of their own.
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + 500));
    const samples = await Promise.all(
      runs.map(async (run) => {
        await runOver(api, run);
        const { events } = (await api('GET', `/api/v1/runs/${run}/events`)).body;
        const due = events.find(({ type }: { type: string }) => type === 'node.waiting').data.until;
        const { at } = events.find(({ type }: { type: string }) => type === 'wait.resolved');
        return Date.parse(at) - Date.parse(due);
      }),
    );
    figure({ name: `timer late, run ${name}, ${where}`, unit: 'ms', aim: 10, samples });
  }
}

async function measureLog(api: Api): Promise<void> {
  for (const { slug } of shapes) {
    const reply = await api('POST', `/api/v1/tools/${slug}`, { items: [1, 2, 3] });
    const run = reply.headers.get('patchbay-run');
    const { events } = (await api('GET', `/api/v1/runs/${run}/events?limit=1000`)).body;
    figure({
      name: `log, shape ${slug}`,
      unit: 'bytes an event',
      samples: [JSON.stringify(events).length / events.length],
    });
  }
}

/** Memory of runs that wait, and the time until a new process has taken over after a kill. */
async function measureWaiting(api: Api): Promise<void> {
  const count = Number(WAITING);
  const before = await residentKb(patchbay);
  let left = count;
  let last = '';
  const one = async () => {
    while (left-- > 0) last = await begin(api, 'ask', {});
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: 40 }, one));
  await waiting(api, last);
  figure({
    name: `runs that begin and wait, ${where}`,
    unit: '1/s',
    samples: [(count * 1000) / (performance.now() - began)],
  });
  const grown = (await residentKb(patchbay)) - before;
  figure({ name: `memory a waiting run, ${count} of them, ${where}`, unit: 'KB', samples: [grown / count] });
  await crash(patchbay);
  const restarted = performance.now();
  patchbay = await start({ ...options, port: patchbay.port });
  figure({
    name: `of that, until it is ready, ${where}`,
    unit: 'ms',
    samples: [performance.now() - restarted],
  });
  const [wait] = (await waiting(api, last)).waits;
  await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: { note: 'x' } });
  await over(api, last);
  figure({
    name: `from a start after a kill to a run answered and over, ${count} open, ${where}`,
    unit: 'ms',
    aim: 5000,
    samples: [performance.now() - restarted],
  });
}

async function measureProcesses(): Promise<void> {
  const more: Patchbay[] = [];
  for (const count of [1, 2, 4]) {
    while (more.length < count - 1) more.push(await start(options));
    const apis = [patchbay, ...more].map(({ url }) => apiOf(url));
    await measureShape(apis, 'line', `shape line, ${count} processes, ${where}`);
  }
  await Promise.all(more.map(stop));
}

async function waiting(api: Api, run: string) {
  for (;;) {
    const { body } = await api('GET', `/api/v1/runs/${run}`);
    if (body?.waits?.length > 0) return body;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function over(api: Api, run: string): Promise<void> {
  while ((await api('GET', `/api/v1/runs/${run}`)).body?.status !== 'succeeded')
    await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Resident memory of a process, from the kernel (Linux); 0 elsewhere. */
async function residentKb({ pid }: Patchbay): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}
