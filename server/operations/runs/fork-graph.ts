import { asOrg } from '#db/access.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { getWorkflow } from '#db/queries/workflows/get-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { CompiledGraph } from '../../worker/graphs.ts';
import { requireGraph } from '../workflows/check-graph.ts';
import { readyGraph, storeReady } from '../workflows/ready-graph.ts';
import { getVersion } from '../workflows/versions.ts';
import type { ForkInput } from './fork-input.ts';
import { graphUntil } from './graph-until.ts';

export type ForkGraph = { graph: CompiledGraph; version: number | null; draft: boolean };

type Wanted = Pick<ForkInput, 'graph' | 'version' | 'until'>;

/**
 * The graph that a fork goes on in: the run's own, one of the workflow's versions, its draft, or one that is given; of
 * any of them the part that leads to `until`.
 */
export async function forkGraph(
  services: Services,
  principal: Principal,
  run: RunRecord,
  input: Wanted,
): Promise<ForkGraph> {
  if (input.graph !== undefined && input.version !== undefined)
    throw new PatchbayError('invalid_input', 'Give `graph` or `version`, not both: a fork goes on in one graph.');
  const isOwn = input.graph === undefined && (input.version === undefined || input.version === run.version);
  if (isOwn && input.until === undefined)
    return {
      graph: await services.graphs.get(principal.orgId, run.graphHash),
      version: run.version,
      draft: run.draft,
    };
  if (typeof input.version === 'number' && input.until === undefined) {
    const { graph, hash } = await getVersion(services, principal, {
      workflow: run.workflow.id,
      version: input.version,
    });
    return { graph: services.graphs.add(graph, hash), version: input.version, draft: false };
  }
  authorize(principal, 'workflows:write');
  const whole = isOwn ? await ownGraph(services, principal, run) : await otherGraph(services, principal, run, input);
  const ready = await readyGraph(services, graphUntil(whole, input.until), {
    what: 'The run cannot go on in this graph.',
  });
  await asOrg(services.db, principal.orgId, (tx) => storeReady(tx, principal.orgId, ready));
  return { graph: services.graphs.add(ready.graph, ready.hash), version: null, draft: true };
}

async function ownGraph(services: Services, { orgId }: Principal, { graphHash }: RunRecord): Promise<Graph> {
  return (await services.graphs.get(orgId, graphHash)).graph;
}

async function otherGraph(
  services: Services,
  principal: Principal,
  run: RunRecord,
  { graph, version }: Wanted,
): Promise<Graph> {
  if (graph !== undefined) return requireGraph(graph);
  if (typeof version !== 'number') return await draftOf(services, principal, run);
  return (await getVersion(services, principal, { workflow: run.workflow.id, version })).graph;
}

async function draftOf(services: Services, principal: Principal, run: RunRecord) {
  const workflow = await asOrg(services.db, principal.orgId, (tx) => getWorkflow(tx, run.workflow.id));
  if (workflow === null)
    throw new PatchbayError('not_found', 'The workflow of this run is gone, so it has no draft. Give a `graph`.');
  return workflow.graph;
}
