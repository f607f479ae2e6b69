import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { type BreakerPlace, type BreakerRules, listBreakers } from '#db/queries/breakers/breakers.ts';
import { testDatabase, testOrganization } from '#db/testing/test-database.ts';
import { NodeFailure } from '#engine/errors.ts';
import { Breakers, breakerRules } from './breakers.ts';

let db: Database;
let orgId: string;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  orgId = await testOrganization(db);
});
afterAll(() => db.close());

/** A place of its own for each test, and two processes that look at it. */
function scene(rules: BreakerRules = breakerRules) {
  count += 1;
  const place: BreakerPlace = { orgId, host: `api-${count}.example.com`, connection: '' };
  const one = new Breakers(db, rules);
  const two = new Breakers(db, rules);
  let calls = 0;
  const ask = (status: number, by = one) =>
    by.guard(
      place,
      async () => {
        calls += 1;
        return status;
      },
      (answer) => (answer >= 500 ? `It answered with status ${answer}.` : null),
    );
  const find = async () =>
    (await asOrg(db, orgId, (tx) => listBreakers(tx, orgId))).find(({ host }) => host === place.host);
  /** The time of an open one is over. */
  const wait = async () => {
    await db.sql`update breakers set open_until = now() - interval '1 second' where host = ${place.host}`;
    one.forgetAll();
    two.forgetAll();
  };
  return { place, one, two, ask, find, wait, calls: () => calls };
}

const opened = { error: { code: 'circuit_open', retryable: true } };

async function fail(ask: (status: number) => Promise<number>, times: number): Promise<void> {
  for (let index = 0; index < times; index++) await ask(503);
}

describe('a circuit breaker', () => {
  it('opens after five failures in a row, for all processes, and says when it is tried again', async () => {
    const { ask, two, find, calls, place } = scene();
    await fail(ask, 4);
    expect(await ask(200, two)).toBe(200);
    expect(await find()).toBeUndefined();
    await fail(ask, 5);
    await expect(ask(200)).rejects.toMatchObject(opened);
    two.forgetAll();
    await expect(ask(200, two)).rejects.toMatchObject({
      error: { details: { host: place.host }, retryAfter: expect.any(Number) },
      message: expect.stringContaining(place.host),
    });
    expect(calls()).toBe(10);
    expect(await find()).toMatchObject({ failures: 5, lastError: 'It answered with status 503.' });
  });

  it('counts failures of several processes together, none of them lost', async () => {
    const { ask, one, two, find } = scene({ ...breakerRules, failures: 40 });
    await Promise.all(Array.from({ length: 39 }, (_, index) => ask(500, index % 2 === 0 ? one : two)));
    expect(await find()).toMatchObject({ failures: 39, openUntil: null });
    await ask(500, two);
    expect((await find())?.openUntil).not.toBeNull();
  });

  it('lets three calls try it when its time is over, and closes when all three succeed', async () => {
    const { ask, wait, find, one, two } = scene();
    await fail(ask, 5);
    await wait();
    const release: (() => void)[] = [];
    const held = (by: Breakers) =>
      by.guard(
        { orgId, host: `api-${count}.example.com`, connection: '' },
        () => new Promise<void>((resolve) => release.push(resolve)),
      );
    const trials = [held(one), held(two), held(one)];
    await expect.poll(() => release.length).toBe(3);
    await expect(ask(200, two)).rejects.toMatchObject(opened);
    for (const go of release) go();
    await Promise.all(trials);
    expect(await find()).toBeUndefined();
    expect(await ask(200)).toBe(200);
  });

  it('opens again when one of its trials fails', async () => {
    const { ask, wait, find } = scene();
    await fail(ask, 5);
    await wait();
    expect(await ask(200)).toBe(200);
    await ask(500);
    await expect(ask(200)).rejects.toMatchObject(opened);
    expect(Date.parse((await find())?.openUntil ?? '')).toBeGreaterThan(Date.now());
  });

  it('counts what could not be reached or took too long, not what we did wrong', async () => {
    const { place, one, find } = scene();
    const broken = (code: string) =>
      one.guard(place, async () => {
        throw new NodeFailure(code, `It is ${code}.`);
      });
    for (const code of ['refused', 'invalid_request', 'cancelled', 'too_large', 'sql_error'])
      await expect(broken(code)).rejects.toMatchObject({ error: { code } });
    expect(await find()).toBeUndefined();
    for (const code of ['network', 'timeout']) await expect(broken(code)).rejects.toMatchObject({ error: { code } });
    expect(await find()).toMatchObject({ failures: 2, lastError: 'It is timeout.' });
  });

  it('keeps hosts, connections and organizations apart', async () => {
    const { ask, one, place } = scene();
    await fail(ask, 5);
    const other = await testOrganization(db);
    for (const elsewhere of [
      { ...place, connection: 'mine' },
      { ...place, host: 'other.example' },
      { ...place, orgId: other },
    ])
      expect(await one.guard(elsewhere, async () => 'through')).toBe('through');
  });

  it('asks the database nothing for a host that is well', async () => {
    const { ask } = scene();
    await ask(200);
    const statements: unknown[] = [];
    const { debug } = db.sql.options;
    db.sql.options.debug = (_, query) => statements.push(query);
    for (let index = 0; index < 100; index++) await ask(200);
    expect(statements).toEqual([]);
    await ask(503);
    expect(statements.length).toBeGreaterThan(0);
    db.sql.options.debug = debug;
  });
});
