import { findIdempotent } from '#db/journal/find-idempotent.ts';
import type { Json } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { type Deduplication, deduplicationOf, mismatch } from '../../gateway/deduplicate.ts';
import type { Services } from '../../services.ts';
import { Duplicate } from '../../worker/run-journal.ts';
import { parseInput } from '../parse-input.ts';
import { continueRun } from './continue-run.ts';
import { forkInput } from './fork-input.ts';
import { prepareFork } from './prepare-fork.ts';
import { startFork } from './start-fork.ts';

/** By which door the new run is said to have come, and what makes a repeated request the same one. */
export type ForkHow = { door?: string; idempotencyKey?: string | null };

/**
 * Starts a run whose visits are answered from another run's log unless they lie behind the chosen visit (semantics F).
 * Its start is durable before this answers. `continue` stops the old run first, so that only one of them moves, and can
 * be had once. The same key and body get the same run again.
 */
export async function forkRun(
  services: Services,
  principal: Principal,
  id: string,
  body: unknown,
  { door = 'fork', idempotencyKey = null }: ForkHow = {},
): Promise<{ id: string }> {
  authorize(principal, 'runs:write');
  const input = parseInput(forkInput, body);
  const sent: Json = JSON.parse(JSON.stringify(body));
  const caller = `${principal.kind}:${principal.id}`;
  const idempotency = idempotencyKey === null ? null : deduplicationOf(caller, `fork ${id}`, idempotencyKey, sent);
  if (idempotency !== null) {
    const known = await findIdempotent(services.db, { orgId: principal.orgId, ...idempotency });
    if (known !== null) return joined(known, idempotency);
  }
  const start = { door, ...(idempotency !== null && { idempotency }) };
  try {
    if (input.mode === 'continue') return await continueRun(services, principal, { id, input, start });
    return await startFork(services, await prepareFork(services, principal, id, input), start);
  } catch (error) {
    if (!(error instanceof Duplicate) || idempotency === null) throw error;
    return joined({ runId: error.runId, bodyHash: error.bodyHash ?? '' }, idempotency);
  }
}

function joined({ runId, bodyHash }: { runId: string; bodyHash: string }, own: Deduplication): { id: string } {
  if (bodyHash !== own.bodyHash) throw mismatch(own.key);
  return { id: runId };
}
