import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunStatus, runStatuses } from '#engine/run/event.ts';
import { asOrg } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { append } from '../../journal/append.ts';
import type { Commit } from '../../journal/commit.ts';
import { makeRunId } from '../../journal/run-id.ts';
import { going, newRun } from '../../testing/commits.ts';
import { testDatabase, testOrganization } from '../../testing/test-database.ts';
import { listRuns } from './list-runs.ts';
import type { RunConditions } from './run-conditions.ts';
import { type RunSort, runSorts } from './run-order.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const workflows = [crypto.randomUUID(), crypto.randomUUID()];
const codes = ['http_error', 'too_many'];
const doors = ['rest', 'webhook'];
const began = Date.parse('2026-03-01T00:00:00Z');

type Made = {
  id: string;
  at: number;
  tookMs: number | null;
  status: RunStatus;
  workflowId: string;
  door: string;
  draft: boolean;
  code: string | null;
};

/** Small numbers, so that several runs start in one millisecond and take equally long. */
const madeRun = fc.record({
  at: fc.integer({ min: 0, max: 6 }),
  tookMs: fc.integer({ min: -1, max: 4 }),
  status: fc.constantFrom(...runStatuses),
  workflow: fc.nat({ max: 1 }),
  door: fc.nat({ max: 1 }),
  draft: fc.boolean(),
  code: fc.nat({ max: 1 }),
});

async function add(org: string, wishes: readonly (typeof madeRun extends fc.Arbitrary<infer T> ? T : never)[]) {
  const commits: Commit[] = [];
  const made = wishes.map((wish): Made => {
    const { status, draft } = wish;
    const at = began + wish.at;
    const id = makeRunId(at, randomBytes(10));
    const isOver = status === 'succeeded' || status === 'failed' || status === 'cancelled';
    const code = status === 'failed' ? (codes[wish.code] ?? null) : null;
    const [workflowId = '', door = ''] = [workflows[wish.workflow], doors[wish.door]];
    const commit = newRun(org, {
      runId: id,
      create: { id, workflowId, door, draft, startedAt: new Date(at).toISOString() },
      patch: {
        status,
        finishedAt: new Date(at + wish.tookMs).toISOString(),
        ...(code !== null && { error: { code, message: 'broken', node: 'fetch' } }),
      },
    });
    commits.push(isOver ? commit : { ...commit, patch: going(null, 1, { status }) });
    return { id, at, tookMs: isOver ? wish.tookMs : null, status, workflowId, door, draft, code };
  });
  if (commits.length > 0) await append(db, commits);
  return made;
}

/** The same filter, reckoned slowly. */
function fits(run: Made, filter: RunConditions): boolean {
  const { workflowId, statuses, door, draft, from, to, text } = filter;
  return (
    (workflowId === undefined || run.workflowId === workflowId) &&
    (statuses === undefined || statuses.includes(run.status)) &&
    (door === undefined || run.door === door) &&
    (draft === undefined || run.draft === draft) &&
    (from === undefined || run.at >= Date.parse(from)) &&
    (to === undefined || run.at < Date.parse(to)) &&
    (text === undefined ||
      text.split(' ').every((word) => run.code !== null && (run.code.startsWith(word) || 'fetch'.startsWith(word))))
  );
}

/** The same order, reckoned slowly. */
function sorted(runs: readonly Made[], sort: RunSort): string[] {
  const byId = (a: Made, b: Made) => (a.id < b.id ? -1 : 1);
  const took = (run: Made) => Math.max(run.tookMs ?? 0, 0);
  const orders: Record<RunSort, (a: Made, b: Made) => number> = {
    newest: (a, b) => b.at - a.at || byId(a, b),
    oldest: (a, b) => a.at - b.at || byId(b, a),
    longest: (a, b) => took(b) - took(a) || byId(b, a),
    shortest: (a, b) => took(a) - took(b) || byId(a, b),
  };
  const isTimed = sort === 'longest' || sort === 'shortest';
  return runs
    .filter((run) => !isTimed || run.tookMs !== null)
    .toSorted(orders[sort])
    .map(({ id }) => id);
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const moment = fc.integer({ min: 0, max: 7 }).map((ms) => new Date(began + ms).toISOString());
const filters = fc
  .record({
    workflowId: maybe(fc.constantFrom(...workflows)),
    statuses: maybe(fc.uniqueArray(fc.constantFrom(...runStatuses), { minLength: 1 })),
    door: maybe(fc.constantFrom(...doors)),
    draft: maybe(fc.boolean()),
    from: maybe(moment),
    to: maybe(moment),
    text: maybe(fc.constantFrom('http', 'too_many', 'fetch', 'fetch too', 'nothing')),
  })
  .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));

describe('the list of runs', () => {
  it('pages through what fits in any order, none twice and none missing while runs come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(madeRun, { maxLength: 25 }),
        fc.array(madeRun, { maxLength: 5 }),
        filters,
        fc.constantFrom(...runSorts),
        fc.integer({ min: 1, max: 6 }),
        async (first, meanwhile, filter, sort, limit) => {
          const org = await testOrganization(db);
          const there = await add(org, first);
          const seen: string[] = [];
          let cursor: string | null = null;
          let late: Made[] = [];
          do {
            const page: Awaited<ReturnType<typeof listRuns>> = await asOrg(db, org, (tx) =>
              listRuns(tx, { ...filter, sort, limit, cursor }),
            );
            seen.push(...page.items.map(({ id }) => id));
            if (cursor === null) late = await add(org, meanwhile);
            cursor = page.nextCursor;
          } while (cursor !== null);
          const lateIds = new Set(late.map(({ id }) => id));
          const expected = sorted(
            there.filter((run) => fits(run, filter)),
            sort,
          );
          expect(seen.filter((id) => !lateIds.has(id))).toEqual(expected);
          expect(new Set(seen).size).toBe(seen.length);
          expect(late.filter(({ id }) => seen.includes(id)).every((run) => fits(run, filter))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds a run by the beginning and by the end of its id', async () => {
    const org = await testOrganization(db);
    const [one, two] = [newRun(org), newRun(org)];
    await append(db, [one, two]);
    const found = (text: string) => asOrg(db, org, (tx) => listRuns(tx, { text, limit: 9, cursor: null }));
    for (const text of [one.runId, one.runId.replaceAll('-', '').slice(-8), `${one.runId.slice(-6).toUpperCase()} `])
      expect((await found(text)).items.map(({ id }) => id)).toEqual([one.runId]);
    expect((await found(one.runId.slice(0, 8))).items.map(({ id }) => id).sort()).toEqual(
      [one.runId, two.runId].sort(),
    );
    expect((await found(`${one.runId.slice(-8)} ${two.runId.slice(-8)}`)).items).toEqual([]);
  });
});
