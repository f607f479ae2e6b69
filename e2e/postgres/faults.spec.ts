import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { startPostgres } from '../../scripts/postgres.ts';
import { apiOf, begin, publish, runOver } from '../support/api.ts';
import { checkRuns } from '../support/check-runs.ts';
import { CrashLoad, crashGraph } from '../support/crash-load.ts';
import { FaultyWire } from '../support/faulty-wire.ts';
import { stepsGraph } from '../support/graphs.ts';
import { ownDatabase } from '../support/own-database.ts';
import { freePort, start, stop, temporaryFolder, until } from '../support/patchbay.ts';
import { answerPath, Receiver } from '../support/receiver.ts';

const egress = { PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8', PATCHBAY_DEMO: '0' };
const folder = temporaryFolder();

let stopServer = () => {};

test.afterAll(() => {
  stopServer();
  folder.remove();
});

test('a database that is cut off, slow, silent, killed and restarted costs time and nothing else', async () => {
  test.setTimeout(240_000);
  const server = await startPostgres({ install: false });
  stopServer = server.stop;
  const { env, open, name } = await ownDatabase(server.url);
  const proxy = await FaultyWire.open(env.DATABASE_URL ?? '');
  const receiver = await Receiver.open();
  const options = { dataDir: folder.path, port: await freePort() };
  const patchbay = await start({ ...options, env: { ...env, ...egress, DATABASE_URL: proxy.url } });
  await publish(apiOf(patchbay.url), crashGraph('crash', receiver.url));
  const load = new CrashLoad(patchbay.url, 'crash');
  const isFurther = async () => {
    const before = load.accepted.answers.length;
    await until(async () => load.accepted.answers.length > before);
  };
  load.start(4);
  await isFurther();
  proxy.cut();
  await isFurther();
  for (const text of ['effect.started', 'node.waiting', 'run.completed', 'run.started', 'wait.resolved']) {
    const { cuts } = proxy;
    proxy.cutAfter(text);
    await until(async () => proxy.cuts > cuts);
    await isFurther();
  }
  proxy.latencyMs = 300;
  await isFurther();
  proxy.latencyMs = 0;
  proxy.isSilent = true;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  proxy.isSilent = false;
  proxy.cut();
  await isFurther();
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  for (let round = 0; round < 3; round++) {
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    await isFurther();
  }
  await admin.end();
  server.restart();
  await isFurther();
  await load.finish();
  await stop(patchbay);
  const database = await open();
  const verdict = await checkRuns(database.query, receiver.received, load.accepted);
  await database.close();
  expect({ wrong: load.wrong, problems: verdict.problems }).toEqual({ wrong: [], problems: [] });
  await proxy.close();
  await receiver.close();
});

test('a process that is stopped in an effect, and wakes when another has finished its run, changes nothing', async () => {
  const receiver = await Receiver.open();
  const { env, drop } = await ownDatabase(process.env.TEST_DATABASE_URL ?? '');
  let answerLate = () => {};
  receiver.answer = (received, response) => {
    if (received.path === '/s2' && receiver.at('/s2').length === 1) answerLate = () => answerPath(received, response);
    else answerPath(received, response);
  };
  const zombie = await start({ dataDir: folder.path, env: { ...env, ...egress } });
  const worker = await start({ dataDir: folder.path, env: { ...env, ...egress } });
  const api = apiOf(zombie.url);
  await publish(api, stepsGraph('steps', receiver.url, 3));
  const run = await begin(api, 'steps', {});
  await receiver.arrived('/s2');
  zombie.kill('SIGSTOP');
  const survivor = apiOf(worker.url);
  expect((await runOver(survivor, run)).status).toBe('succeeded');
  const eventsOf = async () => (await survivor('GET', `/api/v1/runs/${run}/events`)).body.events;
  const before = await eventsOf();
  answerLate();
  zombie.kill('SIGCONT');
  await until(async () => zombie.output().includes('begins anew'));
  expect(await eventsOf()).toEqual(before);
  expect(['/s1', '/s2', '/s3'].map((path) => receiver.at(path).length)).toEqual([1, 2, 1]);
  expect(new Set(receiver.at('/s2').map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  await Promise.all([stop(zombie), stop(worker)]);
  await receiver.close();
  await drop();
});
