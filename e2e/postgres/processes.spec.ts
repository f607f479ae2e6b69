import { expect, test } from '@playwright/test';
import { apiOf, begin, publish, runOver, runWith } from '../support/api.ts';
import { askGraph, stepsGraph, sumGraph } from '../support/graphs.ts';
import { ownDatabase } from '../support/own-database.ts';
import { crash, start, stop, temporaryFolder, until } from '../support/patchbay.ts';
import { answerPath, Receiver } from '../support/receiver.ts';

const folder = temporaryFolder();
let receiver: Receiver;
let drop: () => Promise<void>;
let env: Record<string, string>;

test.beforeEach(async () => {
  receiver = await Receiver.open();
  const database = await ownDatabase(process.env.TEST_DATABASE_URL ?? '');
  env = { ...database.env, PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' };
  drop = database.drop;
});

test.afterEach(async () => {
  await receiver.close();
  await drop();
});

test.afterAll(() => folder.remove());

test('a worker takes over the run of a web process that was killed, at the exact node', async () => {
  receiver.answer = (received, response) => {
    if (received.path === '/s2' && receiver.at('/s2').length === 1) return;
    answerPath(received, response);
  };
  const web = await start({ dataDir: folder.path, env: { ...env, PATCHBAY_ROLE: 'web' } });
  const worker = await start({ dataDir: folder.path, env: { ...env, PATCHBAY_ROLE: 'worker' } });
  const api = apiOf(web.url);
  await publish(api, stepsGraph('steps', receiver.url, 3));
  const run = await begin(api, 'steps', {});
  await receiver.arrived('/s2');
  await crash(web);
  await receiver.arrived('/s3');
  const again = await start({ dataDir: folder.path, env: { ...env, PATCHBAY_ROLE: 'web' } });
  expect((await runOver(apiOf(again.url), run)).status).toBe('succeeded');
  expect(['/s1', '/s2', '/s3'].map((path) => receiver.at(path).length)).toEqual([1, 2, 1]);
  expect(new Set(receiver.at('/s2').map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  await Promise.all([stop(again), stop(worker)]);
});

test('two web processes serve the same tools, waits and keys', async () => {
  const [one, two] = await Promise.all([
    start({ dataDir: folder.path, env }),
    start({ dataDir: folder.path, env: { ...env, PATCHBAY_ROLE: 'web' } }),
  ]);
  const [first, second] = [apiOf(one.url), apiOf(two.url)];
  await publish(first, sumGraph);
  await publish(first, askGraph);
  // The other process hears of a publication by a notification.
  await until(async () => (await second('POST', '/api/v1/tools/sum', { a: 1, b: 2 })).body.total === 3);
  const run = await begin(first, 'ask', {});
  const [wait] = (await runWith(second, run, 'waiting')).waits;
  const answers = await Promise.all(
    [first, second].map((api) =>
      api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: { note: 'both' } }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await runOver(second, run)).output).toEqual({ decision: 'yes', note: 'both' });
  const key = { 'idempotency-key': 'both' };
  const calls = await Promise.all([first, second].map((api) => api('POST', '/api/v1/tools/sum', { a: 4, b: 4 }, key)));
  expect(calls.map(({ body }) => body)).toEqual([{ total: 8 }, { total: 8 }]);
  expect(new Set(calls.map(({ headers }) => headers.get('patchbay-run'))).size).toBe(1);
  await Promise.all([stop(one), stop(two)]);
});
