import { loadRun } from '#db/journal/load-run.ts';
import { PatchbayError } from '#engine/errors.ts';
import { compareRuns as compareLogs, type RunDifference } from '#engine/run/compare-runs.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Services } from '../../services.ts';
import { findRun } from './read-run.ts';

/** Compares two runs visit by visit: what became of each node, by which ports and with which output. */
export async function compareRuns(
  services: Services,
  principal: Principal,
  input: { before: string; after: string },
): Promise<RunDifference> {
  const logs = [];
  for (const id of [input.before, input.after]) {
    const run = await findRun(services, principal, id);
    const loaded = await loadRun(services.db, run.id);
    if (loaded === null) throw new PatchbayError('not_found', `There is no run ${id}.`);
    logs.push(loaded.events);
  }
  const [before = [], after = []] = logs;
  return compareLogs(before, after);
}
