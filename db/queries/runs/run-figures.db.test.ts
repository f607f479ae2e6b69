import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { append } from '../../journal/append.ts';
import { makeRunId } from '../../journal/run-id.ts';
import { going, newRun } from '../../testing/commits.ts';
import { testDatabase, testOrganization } from '../../testing/test-database.ts';
import { runFailures } from './run-failures.ts';
import { type Figures, runFigures } from './run-figures.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const began = Date.parse('2026-03-01T00:00:00Z');
const bucketMs = 60_000;
const workflows = [crypto.randomUUID(), crypto.randomUUID()];
const oneRun = fc.record({
  at: fc.integer({ min: -30_000, max: 5 * bucketMs }),
  took: fc.integer({ min: 0, max: 90_000 }),
  status: fc.constantFrom('succeeded', 'failed', 'cancelled', 'waiting'),
  workflow: fc.nat({ max: 1 }),
  draft: fc.boolean(),
  cost: fc.integer({ min: 0, max: 3 }),
  code: fc.constantFrom('http_error', 'too_many'),
  node: fc.constantFrom('fetch', 'check'),
});
type OneRun = typeof oneRun extends fc.Arbitrary<infer T> ? T : never;

async function write(org: string, runs: readonly OneRun[]): Promise<void> {
  const commits = runs.map(({ at, took, status, workflow, draft, cost, code, node }) => {
    const started = began + at;
    const id = makeRunId(started, randomBytes(10));
    const usage = { visits: 1, effects: 0, logBytes: 1, tokens: cost * 10, cost, timeMs: took, of: {} };
    const more = { status, usage };
    const commit = newRun(org, {
      runId: id,
      create: { id, draft, workflowId: workflows[workflow] ?? '', startedAt: new Date(started).toISOString() },
      patch: {
        ...more,
        finishedAt: new Date(started + took).toISOString(),
        ...(status === 'failed' && { error: { code, message: 'broken', node } }),
      },
    });
    return status === 'waiting' ? { ...commit, patch: going(null, 1, more) } : commit;
  });
  if (commits.length > 0) await append(db, commits);
}

/** The value below which a part of the numbers lies, between two of them in proportion. */
function percentile(numbers: readonly number[], part: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

function reckoned(runs: readonly OneRun[]): Figures {
  const count = (wanted: string) => runs.filter(({ status }) => status === wanted).length;
  const ended = runs.filter(({ status }) => status === 'succeeded' || status === 'failed').map(({ took }) => took);
  const cost = runs.reduce((sum, run) => sum + run.cost, 0);
  return {
    succeeded: count('succeeded'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    open: count('waiting'),
    p50: percentile(ended, 0.5),
    p95: percentile(ended, 0.95),
    p99: percentile(ended, 0.99),
    cost,
    tokens: cost * 10,
  };
}

/** To a thousandth of a millisecond, past which the two reckon differently. */
function rounded<T extends Figures>({ p50, p95, p99, ...rest }: T) {
  const round = (ms: number | null) => (ms === null ? null : Math.round(ms * 1000) / 1000);
  return { ...rest, p50: round(p50), p95: round(p95), p99: round(p99) };
}

const span = { from: new Date(began).toISOString(), to: new Date(began + 4 * bucketMs).toISOString(), bucketMs };

describe('figures of runs', () => {
  it('are what a slow reckoning says, together, by time, by workflow and by failing node', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneRun, { maxLength: 40 }), fc.boolean(), async (all, withDrafts) => {
        const org = await testOrganization(db);
        await write(org, all);
        const query = { ...span, ...(!withDrafts && { draft: false }) };
        const { total, buckets, byWorkflow, failures } = await asOrg(db, org, async (tx) => {
          const { workflows: byWorkflow, ...figures } = await runFigures(tx, query);
          return { ...figures, byWorkflow, failures: await runFailures(tx, { ...query, limit: 100 }) };
        });
        const meant = all.filter(({ at, draft }) => at >= 0 && at < 4 * bucketMs && (withDrafts || !draft));
        expect(rounded(total)).toEqual(rounded(reckoned(meant)));
        const byTime = Map.groupBy(meant, ({ at }) => Math.floor(at / bucketMs));
        expect(buckets.map(rounded)).toEqual(
          [...byTime]
            .toSorted(([a], [b]) => a - b)
            .map(([index, runs]) =>
              rounded({ ...reckoned(runs), at: new Date(began + index * bucketMs).toISOString() }),
            ),
        );
        const perWorkflow = new Map(byWorkflow.map(({ workflow, ...figures }) => [workflow.id, rounded(figures)]));
        const expected = Map.groupBy(meant, ({ workflow }) => workflows[workflow] ?? '');
        expect(perWorkflow).toEqual(new Map([...expected].map(([id, runs]) => [id, rounded(reckoned(runs))])));
        const failed = meant.filter(({ status }) => status === 'failed');
        const byNode = Map.groupBy(failed, ({ workflow, node, code }) => `${workflows[workflow]} ${node} ${code}`);
        expect(
          new Map(failures.map(({ workflow, node, code, count }) => [`${workflow.id} ${node} ${code}`, count])),
        ).toEqual(new Map([...byNode].map(([key, runs]) => [key, runs.length])));
        const counts = failures.map(({ count }) => count);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
      { numRuns: 40 },
    );
  });

  it('are of one workflow when it is named', async () => {
    const org = await testOrganization(db);
    const base = {
      took: 5,
      status: 'succeeded' as const,
      draft: false,
      cost: 0,
      code: 'http_error',
      node: 'fetch',
    } as const;
    await write(
      org,
      [0, 0, 1].map((workflow, at) => ({ ...base, workflow, at })),
    );
    const query = { ...span, workflowId: workflows[0] ?? '' };
    const { total, workflows: found } = await asOrg(db, org, (tx) => runFigures(tx, query));
    expect(total.succeeded).toBe(2);
    expect(found).toHaveLength(1);
  });
});
