import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../connect.ts';
import { going, newRun, nextCommit, segment } from '../testing/commits.ts';
import { testDatabase, testOrganization } from '../testing/test-database.ts';
import { append } from './append.ts';
import { claimRun } from './claim-run.ts';
import { claimRuns } from './claim-runs.ts';
import { expireIdempotency } from './expire-idempotency.ts';
import { findIdempotent } from './find-idempotent.ts';
import { nextDue } from './next-due.ts';
import { makePartitions } from './partitions.ts';
import { declareOthersDead, heartbeat, registerProcess } from './processes.ts';
import { makeRunId, runDayOf } from './run-id.ts';

let db: Database;
let org: string;

beforeAll(async () => {
  db = await testDatabase();
  org = await testOrganization(db);
});
afterAll(() => db.close());

async function registered(): Promise<string> {
  const id = randomUUID();
  await registerProcess(db, { id, role: 'worker', host: 'test' });
  return id;
}

function ownedBy(owner: string) {
  return newRun(org, { writer: owner, patch: { ...going(owner, 1), finishedAt: undefined } });
}

describe('a process', () => {
  it('whose heart has stopped for 8 s loses its runs and can never write to them again', async () => {
    const [zombie, heir] = [await registered(), await registered()];
    const run = ownedBy(zombie);
    await append(db, [run]);
    expect(await heartbeat(db, zombie)).toBe(true);
    expect(await claimRuns(db, heir, 9)).toEqual([]);
    await db.sql`update processes set heartbeat_at = clock_timestamp() - interval '9 s' where id = ${zombie}`;
    expect((await claimRuns(db, heir, 9)).map((one) => [one.id, one.owner])).toEqual([[run.runId, heir]]);
    expect(await heartbeat(db, zombie)).toBe(false);
    expect(await append(db, [nextCommit(run, { patch: going(zombie, 2), segment: segment(2, 2) })])).toEqual([
      { ok: false, reason: 'fenced' },
    ]);
    const own = nextCommit({ ...run, writer: heir }, { patch: going(null, 2), segment: segment(2, 2) });
    expect(await append(db, [own])).toEqual([{ ok: true, woke: null }]);
  });

  it('that knows it is alone takes over from all others at once', async () => {
    const [before, now] = [await registered(), await registered()];
    const run = ownedBy(before);
    await append(db, [run]);
    await declareOthersDead(db, now);
    expect(await heartbeat(db, now)).toBe(true);
    expect((await claimRuns(db, now, 9)).map((one) => one.id)).toEqual([run.runId]);
  });

  it('takes one waiting run only while nobody has it', async () => {
    const [one, two] = [await registered(), await registered()];
    const run = newRun(org, { patch: { ...going(null, 1), finishedAt: undefined } });
    await append(db, [run]);
    const both = await Promise.all([claimRun(db, one, run.runId), claimRun(db, two, run.runId)]);
    expect(both.filter((row) => row !== null)).toHaveLength(1);
  });
});

describe('the clock of the database', () => {
  it('tells how long until the next run is due', async () => {
    expect(await nextDue(db)).toBeNull();
    const open = { ...going(null, 1), finishedAt: undefined };
    const soon = new Date(Date.now() + 60_000).toISOString();
    await append(db, [newRun(org, { patch: { ...open, wakeAt: soon } })]);
    const ms = (await nextDue(db)) ?? 0;
    expect(ms).toBeGreaterThan(50_000);
    expect(ms).toBeLessThanOrEqual(60_100);
    await append(db, [newRun(org, { patch: { ...open, wakeAt: new Date(0).toISOString() } })]);
    expect(await nextDue(db)).toBe(0);
  });

  it('forgets idempotency keys after seven days', async () => {
    const own = { caller: 'key:1', key: 'old', bodyHash: 'b' };
    const run = newRun(org, { idempotency: own });
    await append(db, [run, newRun(org, { idempotency: { ...own, key: 'new' } })]);
    await db.sql`update idempotency set created_at = now() - interval '8 days' where key = 'old'`;
    expect(await expireIdempotency(db)).toBe(1);
    expect(await findIdempotent(db, { orgId: org, ...own })).toBeNull();
    expect(await findIdempotent(db, { orgId: org, ...own, key: 'new' })).toMatchObject({ bodyHash: 'b' });
  });
});

describe('partitions', () => {
  it('are made again without harm, and rows of any other day still find a place', async () => {
    await db.sql.begin(async (tx) => {
      await tx`select set_config('role', 'none', true)`;
      await makePartitions(tx);
      await makePartitions(tx);
    });
    const future = newRun(org, { runId: makeRunId(Date.now() + 40 * 86_400_000, Buffer.alloc(10, 1)) });
    expect(await append(db, [future])).toEqual([{ ok: true, woke: null }]);
    const rows = await db.sql`select tableoid::regclass::text as name from run_segments where run_id = ${future.runId}`;
    expect(rows).toEqual([{ name: 'run_segments_default' }]);
  });
});

describe('a run id', () => {
  it('is a UUIDv7 that tells its UTC day', () => {
    const id = makeRunId(Date.parse('2026-11-21T23:59:59.999Z'), Buffer.alloc(10, 0xff));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(runDayOf(id)).toBe('2026-11-21');
    expect(runDayOf(makeRunId(Date.parse('2026-11-22T00:00:00Z'), Buffer.alloc(10)))).toBe('2026-11-22');
  });
});
