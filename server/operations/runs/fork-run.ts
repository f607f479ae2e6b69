import type { Principal } from '../../auth/principal.ts';
import type { Services } from '../../services.ts';
import { parseInput } from '../parse-input.ts';
import { continueRun } from './continue-run.ts';
import { forkInput } from './fork-input.ts';
import { prepareFork } from './prepare-fork.ts';
import { startFork } from './start-fork.ts';

/**
 * Starts a run whose visits are answered from another run's log unless they lie behind the chosen visit (semantics F).
 * Its start is durable before this answers; `door` is what it is said to have come by. `continue` stops the old run
 * first, so that only one of them moves, and can be had once.
 */
export async function forkRun(
  services: Services,
  principal: Principal,
  id: string,
  body: unknown,
  door = 'fork',
): Promise<{ id: string }> {
  const input = parseInput(forkInput, body);
  if (input.mode === 'continue') return await continueRun(services, principal, { id, input, door });
  return await startFork(services, await prepareFork(services, principal, id, input), { door });
}
