import { collectAssets } from '#db/assets/collect-assets.ts';
import type { Database } from '#db/connect.ts';
import { expireComments } from '#db/journal/expire-comments.ts';
import { expireEffectAnswers } from '#db/journal/expire-effect-answers.ts';
import { expireIdempotency } from '#db/journal/expire-idempotency.ts';
import { expirePlaces } from '#db/journal/expire-places.ts';
import { expireTriggers } from '#db/journal/expire-triggers.ts';
import type { Log } from '../log.ts';
import { expireRuns } from './expire-runs.ts';

const everyMs = 3_600_000;

/** Forgets once an hour what is kept for a while only; the returned function ends it. */
export function startUpkeep(db: Database, log: Log): () => void {
  const timer = setInterval(() => {
    for (const expire of [
      expireIdempotency,
      expireEffectAnswers,
      expireTriggers,
      expirePlaces,
      expireRuns,
      expireComments,
      collectAssets,
    ]) {
      expire(db).catch((error: unknown) => log.error('upkeep failed', { error: String(error) }));
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
