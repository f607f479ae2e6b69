import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../connect.ts';
import { approval, going, newRun, nextCommit, segment } from '../testing/commits.ts';
import { testDatabase, testOrganization } from '../testing/test-database.ts';
import { answerWait } from './answer-wait.ts';
import { append } from './append.ts';
import { claimRuns } from './claim-runs.ts';
import { listWaits } from './list-waits.ts';
import { loadRun } from './load-run.ts';
import { registerProcess, retireProcess } from './processes.ts';
import { readEvents } from './read-events.ts';
import { makeRunId } from './run-id.ts';

let db: Database;
let org: string;
const me = randomUUID();

beforeAll(async () => {
  db = await testDatabase();
  org = await testOrganization(db);
  await registerProcess(db, { id: me, role: 'all', host: 'test' });
});
afterAll(() => db.close());

const written = { ok: true, woke: null };
const fenced = { ok: false, reason: 'fenced' };

describe('append', () => {
  it('writes runs of several organizations at once', async () => {
    const other = await testOrganization(db);
    const commits = [newRun(org), newRun(other), newRun(org)];
    expect(await append(db, commits)).toEqual([written, written, written]);
    const loaded = await Promise.all(commits.map((commit) => loadRun(db, commit.runId)));
    expect(loaded.map((one) => [one?.run.orgId, one?.run.status, one?.events.length])).toEqual([
      [org, 'succeeded', 1],
      [other, 'succeeded', 1],
      [org, 'succeeded', 1],
    ]);
  });

  it('writes several commits of one run in their order', async () => {
    const first = newRun(org, { writer: me, patch: { ...going(me, 1), finishedAt: undefined } });
    const second = nextCommit(first, { patch: going(me, 3), segment: segment(2, 3) });
    const third = nextCommit(first, { patch: going(me, 4), segment: segment(4, 4) });
    expect(await append(db, [first, second, third])).toEqual([written, written, written]);
    const events = await readEvents(db, { orgId: org, runId: first.runId, after: 2, limit: 10 });
    expect(events.map((event) => event.seq)).toEqual([3, 4]);
  });

  it('keeps strings that text columns cannot hold', async () => {
    const events = JSON.stringify([{ seq: 1, at: '', type: 'run.completed', data: { output: 'a\u0000b\ud800"\\' } }]);
    const commit = newRun(org, {
      segment: { seq: 1, lastSeq: 1, events },
      patch: { output: 'x\u0000\ud800"\\\u001e' },
    });
    expect(await append(db, [commit])).toEqual([written]);
    const loaded = await loadRun(db, commit.runId);
    expect(loaded?.events).toEqual(JSON.parse(events));
    const [row] = await db.sql`select output::text from runs where id = ${commit.runId}`;
    expect(JSON.parse(row?.output)).toBe('x\u0000\ud800"\\\u001e');
  });

  it('fences a writer whose segment number is taken, and nobody else in the group', async () => {
    const run = newRun(org, { writer: me, patch: { ...going(me, 1), finishedAt: undefined } });
    await append(db, [run]);
    const second = nextCommit(run, { patch: going(me, 2), segment: segment(2, 2) });
    expect(await append(db, [second])).toEqual([written]);
    const late = nextCommit(run, { patch: going(me, 3), segment: segment(2, 3) });
    const bystander = newRun(org);
    expect(await append(db, [bystander, late])).toEqual([written, fenced]);
    expect((await loadRun(db, run.runId))?.run.lastSeq).toBe(2);
  });

  it('fences a writer who is no longer the owner, though its segment number is free', async () => {
    const run = newRun(org, { writer: me, patch: { ...going(me, 1), finishedAt: undefined } });
    await append(db, [run]);
    const zombie = nextCommit({ ...run, writer: randomUUID() }, { patch: going(me, 2), segment: segment(2, 2) });
    expect(await append(db, [zombie])).toEqual([fenced]);
    expect((await loadRun(db, run.runId))?.events).toHaveLength(1);
  });

  it('lets two owners collide also when one of them writes after midnight', async () => {
    const yesterday = Date.now() - 86_400_000;
    const runId = makeRunId(yesterday, Buffer.alloc(10, 7));
    const run = newRun(org, { runId, writer: me, patch: { ...going(me, 1), finishedAt: undefined } });
    await append(db, [run]);
    const key = { run_day: run.runDay, run_id: runId, seq: 2, last_seq: 2, org_id: org, events: '[]' };
    await db.sql`insert into run_segments ${db.sql(key)}`;
    expect(await append(db, [nextCommit(run, { patch: going(me, 2), segment: segment(2, 2) })])).toEqual([fenced]);
    const days = await db.sql`select distinct run_day::text as day from run_segments where run_id = ${runId}`;
    expect(days.map((row) => row.day)).toEqual([run.runDay]);
  });

  it('joins the run that an idempotency key already stands for', async () => {
    const own = { caller: 'key:1', key: 'order-7', bodyHash: 'b1' };
    const first = newRun(org, { idempotency: own });
    const again = newRun(org, { idempotency: { ...own, bodyHash: 'b2' } });
    const duplicate = { ok: false, reason: 'duplicate', runId: first.runId, bodyHash: 'b1' };
    expect(await append(db, [first, again])).toEqual([written, duplicate]);
    expect(await append(db, [newRun(org), again])).toEqual([written, duplicate]);
    expect(await loadRun(db, again.runId)).toBeNull();
  });

  it('never starts a run twice under one id', async () => {
    const first = newRun(org);
    expect(await append(db, [first])).toEqual([written]);
    expect(await append(db, [newRun(org, { runId: first.runId })])).toEqual([
      { ok: false, reason: 'duplicate', runId: first.runId, bodyHash: null },
    ]);
    expect((await loadRun(db, first.runId))?.events).toHaveLength(1);
  });

  it('refuses a commit that the database cannot hold and writes the others', async () => {
    const bad = newRun(org, { patch: { status: 'succeeded', owner: 'nobody' } });
    const [one, two] = await append(db, [bad, newRun(org)]);
    expect(one).toMatchObject({ ok: false, reason: 'failed' });
    expect(two).toEqual(written);
  });

  it('opens, answers and closes waits', async () => {
    const token = randomUUID();
    const run = newRun(org, {
      writer: me,
      patch: { ...going(null, 1), finishedAt: undefined },
      openWaits: [approval(token, { form: { type: 'object' } })],
    });
    await append(db, [run]);
    const key = createHash('sha256').update(token).digest();
    const by = { kind: 'user' as const, id: 'u1' };
    expect(await answerWait(db, key, { answer: { decision: 'approved' }, by })).toMatchObject({
      runId: run.runId,
      orgId: org,
      node: 'ask',
      owner: null,
    });
    expect(await answerWait(db, key, { answer: null, by })).toBe('answered');
    expect(await answerWait(db, Buffer.alloc(32), { answer: null, by })).toBe('unknown');
    expect(await listWaits(db, run.runId)).toMatchObject([{ answer: { decision: 'approved' }, answeredBy: by }]);
    expect((await claimRuns(db, me, 10)).map((claimed) => claimed.id)).toEqual([run.runId]);
    const end = nextCommit(run, { patch: { ...going(null, 2), status: 'succeeded' }, closeWaits: [key] });
    await append(db, [{ ...end, patch: { ...end.patch, finishedAt: new Date().toISOString() } }]);
    expect(await listWaits(db, run.runId)).toEqual([]);
    expect(await answerWait(db, key, { answer: null, by })).toBe('answered');
  });

  it('answers the wait of a parent when its child ends', async () => {
    const childId = newRun(org).runId;
    const keyHash = createHash('sha256').update(`child:${childId}`).digest();
    const parent = newRun(org, {
      writer: me,
      patch: { ...going(null, 1), finishedAt: undefined },
      openWaits: [approval('', { keyHash, kind: 'child', node: 'call' })],
    });
    await append(db, [parent]);
    const child = newRun(org, { runId: childId, resolve: { keyHash, answer: { output: null } } });
    expect(await append(db, [child])).toEqual([{ ok: true, woke: parent.runId }]);
    expect((await claimRuns(db, me, 10)).map((run) => run.id)).toEqual([parent.runId]);
  });
});

describe('claimRuns', () => {
  it('hands on the runs of a process that retired, once', async () => {
    const [leaver, a, b] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [leaver, a, b]) await registerProcess(db, { id, role: 'worker', host: 'test' });
    const runs = Array.from({ length: 20 }, () =>
      newRun(org, { writer: leaver, patch: { ...going(leaver, 1), finishedAt: undefined } }),
    );
    await append(db, runs);
    expect(await claimRuns(db, a, 100)).toEqual([]);
    await retireProcess(db, leaver);
    const [first, second] = await Promise.all([claimRuns(db, a, 12), claimRuns(db, b, 12)]);
    const ids = [...first, ...second].map((run) => run.id).sort();
    const rest = await claimRuns(db, a, 100);
    expect([...ids, ...rest.map((run) => run.id)].sort()).toEqual(runs.map((run) => run.runId).sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes queued and due runs and leaves waiting ones', async () => {
    const past = new Date(Date.now() - 1000).toISOString();
    const future = new Date(Date.now() + 3_600_000).toISOString();
    const open = { finishedAt: undefined, owner: null, lastSeq: 1 };
    const queued = newRun(org, { patch: { ...open, status: 'queued' } });
    const due = newRun(org, { patch: { ...open, status: 'waiting', wakeAt: past } });
    const later = newRun(org, { patch: { ...open, status: 'waiting', wakeAt: future } });
    await append(db, [queued, due, later]);
    const claimed = (await claimRuns(db, me, 10)).map((run) => run.id);
    expect(claimed.sort()).toEqual([queued.runId, due.runId].sort());
  });
});
