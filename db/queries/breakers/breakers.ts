import { and, eq, sql } from 'drizzle-orm';
import type { Engine, Tx } from '../../access.ts';
import { breakers } from '../../schema/breakers.ts';
import { iso, isoOrNull } from '../iso.ts';

/** What is broken: a host, and the connection by which it was called (empty without one). */
export type BreakerPlace = { orgId: string; host: string; connection: string };

export type BreakerRecord = {
  host: string;
  connection: string;
  failures: number;
  lastError: string;
  /** Null while it still lets everybody through. */
  openUntil: string | null;
  updatedAt: string;
};

export type BreakerRules = { failures: number; openMs: number; trials: number };

/** A trial that has told nothing for so long is lost with its process, and another one may begin. */
const lostTrialMs = 180_000;

function here({ orgId, host, connection }: BreakerPlace) {
  return and(eq(breakers.orgId, orgId), eq(breakers.host, host), eq(breakers.connection, connection));
}

/** The places of an organization that have failed lately. */
export async function listBreakers(on: Tx | Engine, orgId: string): Promise<BreakerRecord[]> {
  const rows = await on.select().from(breakers).where(eq(breakers.orgId, orgId)).orderBy(breakers.host);
  return rows.map(({ host, connection, failures, lastError, openUntil, updatedAt }) => ({
    host,
    connection,
    failures,
    lastError,
    openUntil: isoOrNull(openUntil),
    updatedAt: iso(updatedAt),
  }));
}

/** Counts a failure; the last that is allowed opens, and so does any while it is open: it begins its time anew. */
export async function countFailure(
  on: Engine,
  place: BreakerPlace,
  { lastError, rules }: { lastError: string; rules: BreakerRules },
): Promise<void> {
  const until = sql`now() + ${rules.openMs} * interval '1 millisecond'`;
  await on
    .insert(breakers)
    .values({ ...place, failures: 1, lastError, openUntil: rules.failures <= 1 ? until : null })
    .onConflictDoUpdate({
      target: [breakers.orgId, breakers.host, breakers.connection],
      set: {
        failures: sql`${breakers.failures} + 1`,
        lastError,
        openUntil: sql`case when ${breakers.openUntil} is not null or ${breakers.failures} + 1 >= ${rules.failures} then ${until} end`,
        trials: 0,
        successes: 0,
        updatedAt: sql`now()`,
      },
    });
}

/** Takes one of the trials that an open breaker allows when its time is over; false when there is none to take. */
export async function takeTrial(on: Engine, place: BreakerPlace, rules: BreakerRules): Promise<boolean> {
  const isLost = sql`${breakers.updatedAt} < now() - ${lostTrialMs} * interval '1 millisecond'`;
  const taken = await on
    .update(breakers)
    .set({
      trials: sql`case when ${isLost} then ${breakers.successes} + 1 else ${breakers.trials} + 1 end`,
      updatedAt: sql`now()`,
    })
    .where(
      and(here(place), sql`${breakers.openUntil} <= now()`, sql`(${breakers.trials} < ${rules.trials} or ${isLost})`),
    )
    .returning({ trials: breakers.trials });
  return taken.length > 0;
}

/** Counts a success: it closes one that was never open, and one that has stood all its trials. */
export async function countSuccess(on: Engine, place: BreakerPlace, rules: BreakerRules): Promise<void> {
  const [row] = await on
    .update(breakers)
    .set({ successes: sql`${breakers.successes} + 1`, updatedAt: sql`now()` })
    .where(here(place))
    .returning({ successes: breakers.successes, openUntil: breakers.openUntil });
  if (row === undefined) return;
  if (row.openUntil === null || row.successes >= rules.trials) {
    // Unless somebody has failed in between.
    await on.delete(breakers).where(and(here(place), eq(breakers.successes, row.successes)));
  }
}
