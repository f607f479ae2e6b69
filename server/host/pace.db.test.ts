import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/connect.ts';
import { testDatabase, testOrganization } from '#db/testing/test-database.ts';
import { paceBy } from './pace.ts';

let db: Database;
let orgId: string;

beforeAll(async () => {
  db = await testDatabase();
  orgId = await testOrganization(db);
});
afterAll(() => db.close());

/** As if so much time had passed. */
async function pass(ms: number): Promise<void> {
  await db.sql`update rates set at = at - make_interval(secs => ${ms / 1000})`;
}

describe('the rate of a connection', () => {
  it('is shared by all processes: what one has used up, the other has not', async () => {
    const [one, other] = [paceBy(db), paceBy(db)];
    const call = { orgId, connection: 'shop', limit: { rate: 3, per: '10m' }, signal: new AbortController().signal };
    await Promise.all([one(call), other(call), one(call)]);
    await expect(other(call)).rejects.toMatchObject({ error: { code: 'rate_limited', retryable: true } });
    const failure: unknown = await one(call).catch((error: unknown) => error);
    expect(failure).toMatchObject({ error: { retryAfter: expect.any(Number) } });
    await pass(200_000);
    await other(call);
    await expect(one(call)).rejects.toMatchObject({ error: { code: 'rate_limited' } });
    await pass(3_600_000);
    await Promise.all([one(call), other(call), one(call)]);
    await expect(one(call)).rejects.toMatchObject({ error: { code: 'rate_limited' } });
  });

  it('lets a call wait for its turn when that is soon, and stops waiting when its node is stopped', async () => {
    const pace = paceBy(db);
    const signal = new AbortController().signal;
    const call = { orgId, connection: 'soon', limit: { rate: 1, per: '200ms' }, signal };
    const began = performance.now();
    await pace(call);
    await pace(call);
    expect(performance.now() - began).toBeGreaterThan(150);
    const stop = new AbortController();
    const waiting = { ...call, connection: 'late', limit: { rate: 1, per: '20s' }, signal: stop.signal };
    await pace(waiting);
    const waited = pace(waiting);
    stop.abort();
    await expect(waited).rejects.toThrow();
  });
});
