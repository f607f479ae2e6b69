import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { apiOf, begin, publish, runOver } from '../support/api.ts';
import { checkRuns } from '../support/check-runs.ts';
import { CrashLoad, crashGraph } from '../support/crash-load.ts';
import { DatabaseFault } from '../support/database-fault.ts';
import { napGraph, sumGraph } from '../support/graphs.ts';
import { ownDatabase } from '../support/own-database.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';
import { Receiver } from '../support/receiver.ts';

const egress = { PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8', PATCHBAY_DEMO: '0' };
const folder = temporaryFolder();
test.afterAll(() => folder.remove());

type Scene = {
  patchbay: Patchbay;
  owner: postgres.Sql;
  fault: DatabaseFault;
  load: CrashLoad;
  isFurther: () => Promise<void>;
};

/** Callers at work while `work` makes the database misbehave; afterwards nothing may be lost or done twice. */
async function underLoad(tables: string[], work: (scene: Scene) => Promise<void>): Promise<void> {
  const { env, open, drop } = await ownDatabase(process.env.TEST_DATABASE_URL ?? '');
  const receiver = await Receiver.open();
  const patchbay = await start({ dataDir: folder.path, env: { ...env, ...egress } });
  const owner = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
  const fault = await DatabaseFault.install(owner, tables);
  for (const graph of [crashGraph('crash', receiver.url), sumGraph]) await publish(apiOf(patchbay.url), graph);
  const load = new CrashLoad(patchbay.url, 'crash');
  load.start(4);
  const isFurther = async () => {
    const before = load.accepted.answers.length;
    await until(async () => load.accepted.answers.length > before);
  };
  await isFurther();
  await work({ patchbay, owner, fault, load, isFurther });
  await load.finish();
  await owner.end();
  await stop(patchbay);
  const database = await open();
  const { problems } = await checkRuns(database.query, receiver.received, load.accepted);
  await database.close();
  expect({ wrong: load.wrong, problems }).toEqual({ wrong: [], problems: [] });
  await receiver.close();
  await drop();
}

test('commits that cannot be put in an order, or wait for each other, are made again', async () => {
  await underLoad(['run_segments', 'waits'], async ({ owner, fault, isFurther }) => {
    for (const state of ['40001', '40P01']) {
      const before = await fault.refused();
      await fault.refuse(state, 15);
      await until(async () => (await fault.refused()) === before + 15);
      await isFurther();
      await fault.recover();
    }
    // And those of the server itself, which then has to order all transactions.
    const [row] = await owner`select current_database() as name`;
    await owner`alter database ${owner(String(row?.name))} set default_transaction_isolation to 'serializable'`;
    await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    for (let round = 0; round < 3; round++) await isFurther();
  });
});

test('a full disk refuses what is new with the truth, loses nothing, and all goes on when there is room', async () => {
  await underLoad(['run_segments', 'runs', 'waits', 'idempotency'], async ({ patchbay, fault, load, isFurther }) => {
    const api = apiOf(patchbay.url);
    await fault.refuse('53100', 1_000_000);
    const refused = await until(async () => {
      const reply = await api('POST', '/api/v1/tools/sum', { a: 1, b: 2 });
      return reply.status === 503 && reply;
    });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    const before = await fault.refused();
    await until(async () => (await fault.refused()) > before + 10);
    // What only reads goes on.
    expect((await api('GET', '/api/v1/runs')).status).toBe(200);
    await fault.recover();
    for (let round = 0; round < 2; round++) await isFurther();
    const reply = await api('POST', '/api/v1/tools/sum', { a: 1, b: 2 });
    expect(reply.body).toEqual({ total: 3 });
    // The only run of this tool: none of those refused exists.
    load.accepted.runs.push({ key: 'sum', run: String(reply.headers.get('patchbay-run')) });
  });
});

test('a process whose clock is an hour ahead, and one an hour behind, keep the time of the database', async () => {
  const { env, drop } = await ownDatabase(process.env.TEST_DATABASE_URL ?? '');
  const wrong = (hours: number) => ({
    ...env,
    ...egress,
    CLOCK_SHIFT_MS: String(hours * 3_600_000),
    NODE_OPTIONS: `--import ${join(import.meta.dirname, '../support/shift-clock.mjs')}`,
  });
  const right = await start({ dataDir: folder.path, env: { ...env, ...egress } });
  const others = await Promise.all([1, -1].map((hours) => start({ dataDir: folder.path, env: wrong(hours) })));
  await publish(apiOf(right.url), napGraph);
  const apis = [right, ...others].map(({ url }) => apiOf(url));
  // One second is waited for in memory, four by the row: whoever claims it then.
  const naps = apis.flatMap((api) => [1000, 4000].map((ms) => ({ api, ms })));
  await Promise.all(
    naps.map(async ({ api, ms }) => {
      await until(async () => (await api('GET', '/api/v1/workflows/nap')).status === 200);
      const began = Date.now();
      const run = await begin(api, 'nap', { for: `${ms / 1000}s` });
      expect((await runOver(api, run)).output).toBe('rested');
      const tookMs = Date.now() - began;
      expect(tookMs).toBeGreaterThanOrEqual(ms);
      expect(tookMs).toBeLessThan(ms + 10_000);
      const { events } = (await api('GET', `/api/v1/runs/${run}/events`)).body;
      for (const { at } of events) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    }),
  );
  await Promise.all([right, ...others].map(stop));
  await drop();
});
