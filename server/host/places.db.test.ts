import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/connect.ts';
import { expirePlaces } from '#db/journal/expire-places.ts';
import { registerProcess, retireProcess } from '#db/journal/processes.ts';
import { takePlace } from '#db/queries/places/take-place.ts';
import { testDatabase, testOrganization } from '#db/testing/test-database.ts';
import { log } from '../log.ts';
import { Places } from './places.ts';

let db: Database;
let orgId: string;

beforeAll(async () => {
  db = await testDatabase();
  orgId = await testOrganization(db);
});
afterAll(() => db.close());

/** A process of its own on the same database. */
async function process(): Promise<Places & { id: string }> {
  const id = randomUUID();
  await registerProcess(db, { id, role: 'worker', host: 'test' });
  return Object.assign(new Places({ db, log, processId: () => id }), { id });
}

const use = (connection: string, concurrency: number | null, signal = new AbortController().signal) => ({
  orgId,
  connection,
  concurrency,
  signal,
});

/** Work that goes on until it is told to end. */
function held(): { work: () => Promise<string>; end: () => void; begun: Promise<void> } {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<string>();
  const work = () => {
    begun.resolve();
    return end.promise;
  };
  return { work, end: () => end.resolve('done'), begun: begun.promise };
}

describe('how many uses of a connection go on at once', () => {
  it('is counted over all processes', async () => {
    const [one, other] = [await process(), await process()];
    const gate = Promise.withResolvers<void>();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await gate.promise;
      inside--;
    };
    const uses = Array.from({ length: 12 }, (_, index) => (index % 2 ? one : other).within(use('shop', 3), work));
    await expect.poll(() => inside).toBe(3);
    const more = { orgId, key: 'connection:shop', places: 3, holder: randomUUID(), owner: one.id };
    expect(await takePlace(db, more)).toBe(false);
    gate.resolve();
    await Promise.all(uses);
    expect(most).toBe(3);
    expect(await db.sql`select 1 from places`).toHaveLength(0);
  });

  it('lets the first to come go first, and gives the place back also when the work fails', async () => {
    const here = await process();
    const first = held();
    const order: number[] = [];
    const running = here.within(use('line', 1), first.work);
    await first.begun;
    const others = [1, 2, 3].map((index) =>
      here.within(use('line', 1), async () => {
        order.push(index);
        if (index === 1) throw new Error('broken');
      }),
    );
    first.end();
    const ends = await Promise.allSettled([running, ...others]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(order).toEqual([1, 2, 3]);
  });

  it('stops waiting when the node is stopped, and holds up nobody behind it', async () => {
    const here = await process();
    const first = held();
    const running = here.within(use('stop', 1), first.work);
    await first.begun;
    const stop = new AbortController();
    const stopped = here.within(use('stop', 1, stop.signal), async () => 'never');
    const behind = here.within(use('stop', 1), async () => 'behind');
    stop.abort(new Error('timeout'));
    await expect(stopped).rejects.toThrow();
    first.end();
    expect([await running, await behind]).toEqual(['done', 'behind']);
  });

  it('forgets what a dead process held', async () => {
    const [dead, living] = [await process(), await process()];
    const lost = held();
    const never = dead.within(use('crash', 1), lost.work);
    await lost.begun;
    const waiting = living.within(use('crash', 1), async () => 'mine');
    await retireProcess(db, dead.id);
    expect(await waiting).toBe('mine');
    lost.end();
    expect(await never).toBe('done');
    const gone = await process();
    const [here, there] = [held(), held()];
    const both = [gone.within(use('kept', 2), here.work), living.within(use('kept', 2), there.work)];
    await Promise.all([here.begun, there.begun]);
    await retireProcess(db, gone.id);
    expect([await expirePlaces(db), await expirePlaces(db)]).toEqual([1, 0]);
    here.end();
    there.end();
    await Promise.all(both);
  });

  it('asks the database nothing where there is no limit', async () => {
    const never: Database = { ...db, sql: new Proxy(db.sql, { apply: () => Promise.reject(new Error('asked')) }) };
    const here = new Places({ db: never, log, processId: randomUUID });
    expect(await here.within(use('free', null), async () => 'free')).toBe('free');
    await expect(here.within(use('free', 1), async () => 'free')).rejects.toThrow('asked');
  });
});
