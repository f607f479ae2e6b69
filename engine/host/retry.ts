import type { NodeError } from '../errors.ts';
import type { PlanPolicy } from '../graph/plan.ts';

/** How long a wish of the other side is heeded, in milliseconds: a day. */
const longestWishMs = 86_400_000;

/**
 * Milliseconds until the next attempt, or null when there is none (E1): the delay grows by `backoff`, is cut at
 * `maxDelay`, and gives way to a longer wish of the other side, up to a day. `random` is in 0..1 and shortens by up to a half.
 */
export function retryDelay(policy: PlanPolicy, error: NodeError, attempt: number, random: number): number | null {
  const { attempts, delayMs, backoff, maxDelayMs, jitter, on } = policy.retry;
  if (attempt >= attempts || !isRetried(on, error)) return null;
  const grown = Math.min(delayMs * backoff ** (attempt - 1), maxDelayMs);
  const jittered = jitter ? grown * (0.5 + random / 2) : grown;
  return Math.max(jittered, Math.min(error.retryAfter ?? 0, longestWishMs));
}

/** Parameters that cannot be evaluated fail the same way each time (E7). */
function isRetried(on: string[] | null, error: NodeError): boolean {
  if (error.code === 'expression' || error.code === 'params' || error.code === 'output') return false;
  return on === null ? error.retryable !== false : on.includes(error.code);
}
