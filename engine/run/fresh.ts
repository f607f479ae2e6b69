import type { Visit } from './state.ts';

/**
 * Notes whether an older log answered a visit. What did not come from there is fresh, and so is each loop and container
 * around it; what a fresh visit decides is fresh in turn (F3).
 */
export function noteOrigin(visit: Visit, data: { kept?: boolean }): void {
  if (data.kept === true) return;
  visit.behind = true;
  for (let at: Visit | null = visit; at !== null && !at.fresh; at = at.scope.owner) {
    at.fresh = true;
    at.scope.fresh = true;
    for (let { loop } = at.pass; loop !== null && !loop.fresh; loop = loop.around.loop) loop.fresh = true;
  }
}
