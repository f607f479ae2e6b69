import { PatchbayError } from '#engine/errors.ts';
import { Values } from '#engine/host/values.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { placeOfVisit, rootsOf, spilledRefs } from '#engine/run/roots.ts';
import { placeOf, type RunState, type Visit } from '#engine/run/state.ts';
import type { Principal } from '../../auth/principal.ts';
import { blobsOf } from '../../host/blobs.ts';
import type { Services } from '../../services.ts';
import type { EffectInDoubt } from '../../trpc/views.ts';
import { foldRun } from '../../worker/load-past.ts';
import { findRun } from '../runs/read-run.ts';

/**
 * What a node was doing when it was interrupted, for whoever has to say whether it happened: its parameters as that
 * visit read them from the log. Throws `not_found` when nothing is in doubt there.
 */
export async function effectInDoubt(
  services: Services,
  principal: Principal,
  input: { run: string; node: string; scope: string },
): Promise<EffectInDoubt> {
  const run = await findRun(services, principal, input.run);
  const state = await foldRun(services, principal.orgId, run);
  const visit = [...(state?.waiting ?? [])].find(
    (one) => one.wait?.kind === 'in_doubt' && one.node.id === input.node && placeOf(one).scope === input.scope,
  );
  if (state === null || visit === undefined)
    throw new PatchbayError('not_found', `Nothing is in doubt at '${input.node}' of this run.`);
  const params = await paramsOf(state, visit, new Values(blobsOf(services.db, principal.orgId)));
  const { title } = visit.node.description;
  return { title, startedAt: new Date(Date.parse(visit.startedAt) - visit.aheadMs).toISOString(), params };
}

async function paramsOf(state: RunState, visit: Visit, values: Values): Promise<JsonObject> {
  const { value, roots: names } = visit.node.params;
  const place = placeOfVisit(visit);
  const read = (): Json => value.evaluate(rootsOf(state, place, visit.startedAt, values.resolve));
  const params = await (values.load(spilledRefs(state, place, names), read) ?? read());
  return isObject(params) ? params : {};
}
