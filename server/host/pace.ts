import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/connect.ts';
import { takeToken } from '#db/queries/rates/take-token.ts';
import { NodeFailure } from '#engine/errors.ts';
import { durationMs } from '#engine/graph/words.ts';

/** A call waits so long for its turn; a longer wait is told to the caller instead, who may come again. */
export const longestWaitMs = 30_000;

export type Paced = { orgId: string; connection: string; limit: { rate: number; per: string }; signal: AbortSignal };

/** Waits until a connection may be used again. Rejects with `rate_limited` and the time to come back. */
export type Pace = (paced: Paced) => Promise<void>;

/** Paces calls over all processes, by buckets in the database. */
export function paceBy(db: Database): Pace {
  return async ({ orgId, connection, limit, signal }) => {
    const bucket = { orgId, key: `connection:${connection}`, rate: limit.rate, perMs: durationMs(limit.per) ?? 1000 };
    const until = performance.now() + longestWaitMs;
    for (;;) {
      const waitMs = await takeToken(db, bucket);
      if (waitMs === 0) return;
      if (performance.now() + waitMs > until) throw tooMany(connection, limit, waitMs);
      await sleep(waitMs, undefined, { signal });
    }
  };
}

function tooMany(connection: string, { rate, per }: Paced['limit'], waitMs: number): NodeFailure {
  return new NodeFailure(
    'rate_limited',
    `The connection '${connection}' is used ${rate} times in ${per} already. Try again later, or raise its rate in the settings.`,
    { retryable: true, retryAfter: waitMs },
  );
}
