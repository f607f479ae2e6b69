import { expect, test } from '@playwright/test';
import { type Api, apiOf, begin, publish, runOver, runWith } from '../support/api.ts';
import { askGraph, graphOf, napGraph } from '../support/graphs.ts';
import {
  crash,
  freePort,
  type Options,
  type Patchbay,
  start,
  stop,
  temporaryFolder,
  until,
} from '../support/patchbay.ts';

let patchbay: Patchbay;
let api: Api;
const folder = temporaryFolder();
let options: Options;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  options = { dataDir: folder.path, port: await freePort() };
  patchbay = await start(options);
  api = apiOf(patchbay.url);
  for (const graph of [askGraph, napGraph]) await publish(api, graph);
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

type Summary = { id: string; status: string };

async function runsOf(slug: string): Promise<Summary[]> {
  const { id } = (await api('GET', `/api/v1/workflows/${slug}`)).body;
  const { status, body } = await api('GET', `/api/v1/runs?workflow=${id}&limit=1000`);
  // A server that has just started may still be busy.
  return status === 200 ? body.items : [];
}

test('the same key fifty times at once is one run, and all callers hear of it', async () => {
  const headers = { 'idempotency-key': 'storm', prefer: 'respond-async' };
  const calls = await Promise.all(Array.from({ length: 50 }, () => api('POST', '/api/v1/tools/ask', {}, headers)));
  expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(calls.map(({ body }) => body.taskId)).size).toBe(1);
});

test('of twenty answers at once the first counts, and the others and later ones are refused', async () => {
  const run = await begin(api, 'ask', {});
  const [wait] = (await runWith(api, run, 'waiting')).waits;
  const answer = (note: string) => api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: { note } });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => answer(`${place}`)));
  const taken = answers.flatMap(({ status }, place) => (status === 200 ? [`${place}`] : []));
  expect(answers.filter(({ status }) => status === 409 || status === 410)).toHaveLength(19);
  expect((await runOver(api, run)).output).toEqual({ decision: 'yes', note: taken[0] });
  expect([409, 410]).toContain((await answer('late')).status);
});

test('fifty runs cancelled at once are cancelled, and start nothing afterwards', async () => {
  const runs = await Promise.all(Array.from({ length: 50 }, () => begin(api, 'nap', { for: '1h' })));
  await Promise.all(runs.map((run) => api('POST', `/api/v1/runs/${run}/cancel`, {})));
  for (const run of runs) {
    expect((await runOver(api, run)).status).toBe('cancelled');
    const { events } = (await api('GET', `/api/v1/runs/${run}/events`)).body;
    const types = events.map(({ type }: { type: string }) => type);
    expect(types.slice(types.indexOf('run.cancel_requested'))).not.toContain('node.started');
  }
});

test('runs that wait go on in the version they began in', async () => {
  const answered = (version: string) =>
    graphOf(
      'versions',
      [
        { id: 'start', type: 'start' },
        { id: 'ask', type: 'approval', params: { title: 'Go on?' } },
        { id: 'end', type: 'end', params: { output: version } },
      ],
      ['start > ask', 'ask.approved > end'],
    );
  await publish(api, answered('one'));
  const old = await Promise.all(Array.from({ length: 20 }, () => begin(api, 'versions', {})));
  const { revision } = (await api('GET', '/api/v1/workflows/versions')).body;
  const saved = await api(
    'PUT',
    '/api/v1/workflows/versions',
    { graph: answered('two') },
    { 'if-match': `"${revision}"` },
  );
  expect(saved.status, saved.text).toBe(200);
  expect((await api('POST', '/api/v1/workflows/versions/publish', {})).status).toBe(200);
  const young = await begin(api, 'versions', {});
  for (const run of [...old, young]) {
    const [wait] = (await runWith(api, run, 'waiting')).waits;
    await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: {} });
    expect((await runOver(api, run)).output).toBe(run === young ? 'two' : 'one');
  }
});

test('a thousand waits that come due while nobody is there are taken up at the next start, once each', async () => {
  const before = (await runsOf('nap')).length;
  const runs: string[] = [];
  const due = Date.now() + 8000;
  const one = async () => {
    while (runs.length < 950)
      runs.push(await begin(api, 'nap', { for: `${Math.max(4, Math.ceil((due - Date.now()) / 1000))}s` }));
  };
  await Promise.all(Array.from({ length: 20 }, one));
  await crash(patchbay);
  await until(async () => Date.now() > due + 1000);
  patchbay = await start(options);
  const started = performance.now();
  await until(async () => {
    const all = await runsOf('nap');
    return (
      all.length === Math.min(1000, before + runs.length) &&
      all.every(({ status }) => status === 'succeeded' || status === 'cancelled')
    );
  });
  test.info().annotations.push({ type: 'ms', description: String(Math.round(performance.now() - started)) });
  const { events } = (await api('GET', `/api/v1/runs/${runs[0]}/events`)).body;
  expect(events.filter(({ type }: { type: string }) => type === 'wait.resolved')).toHaveLength(1);
});
