import { expect, test } from '@playwright/test';
import { type Api, apiOf, publish, runOver } from '../support/api.ts';
import { graphOf } from '../support/graphs.ts';
import { ownDatabase } from '../support/own-database.ts';
import { crash, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

const folder = temporaryFolder();
let drop: () => Promise<void>;
let env: Record<string, string>;

test.beforeEach(async () => {
  ({ env, drop } = await ownDatabase(process.env.TEST_DATABASE_URL ?? ''));
});

test.afterEach(() => drop());
test.afterAll(() => folder.remove());

const end = { id: 'end', type: 'end', params: { output: '{{ input }}' } };

type Summary = { id: string; status: string };

async function idOf(api: Api, slug: string): Promise<string> {
  return (await api('GET', `/api/v1/workflows/${slug}`)).body.id;
}

async function runsOf(api: Api, workflow: string): Promise<Summary[]> {
  return (await api('GET', `/api/v1/runs?workflow=${workflow}&limit=1000`)).body.items;
}

test('three processes begin each run of a schedule once, also while one is killed', async () => {
  const web = await start({ dataDir: folder.path, env: { ...env, PATCHBAY_ROLE: 'web' } });
  const workers = await Promise.all(
    [1, 2].map(() => start({ dataDir: folder.path, env: { ...env, PATCHBAY_ROLE: 'worker' } })),
  );
  const api = apiOf(web.url);
  const params = { cron: '* * * * * *', missed: 'all' };
  await publish(api, graphOf('seconds', [{ id: 'clock', type: 'trigger.schedule', params }, end], ['clock > end']));
  const workflow = await idOf(api, 'seconds');
  await until(async () => (await runsOf(api, workflow)).length >= 3);
  const [victim, survivor] = workers;
  if (victim === undefined || survivor === undefined) throw new Error('no workers');
  await crash(victim);
  const before = (await runsOf(api, workflow)).length;
  await until(async () => (await runsOf(api, workflow)).length >= before + 3);
  const outputs = await Promise.all(
    (await runsOf(api, workflow)).map(async ({ id }) => (await runOver(api, id)).output),
  );
  const times = outputs.map(({ scheduledAt }) => Date.parse(scheduledAt)).sort((a, b) => a - b);
  expect(times).toEqual(times.map((_, index) => (times[0] ?? 0) + index * 1000));
  await Promise.all([stop(web), stop(survivor)]);
});

test('the same event at two processes begins one run', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => start({ dataDir: folder.path, env })));
  if (one === undefined || two === undefined) throw new Error('no processes');
  const api = apiOf(one.url);
  const hook = { id: 'hook', type: 'trigger.webhook', params: { path: 'once', dedupe: '{{ input.body.id }}' } };
  await publish(api, graphOf('once', [hook, end], ['hook > end']));
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      apiOf((index % 2 === 0 ? one : two).url, null)('POST', '/hooks/default/once', { id: 'evt_1' }),
    ),
  );
  expect(new Set(replies.map(({ body }) => body.runId)).size).toBe(1);
  expect(replies.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(await runsOf(api, await idOf(api, 'once'))).toHaveLength(1);
  await Promise.all([stop(one), stop(two)]);
});
