import { asOrg } from '#db/access.ts';
import type { WorkflowRecord } from '#db/queries/workflows/get-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { type InvokeOptions, invokeTool } from '../../gateway/invoke.ts';
import type { Outcome } from '../../gateway/settle.ts';
import type { Tool } from '../../gateway/tools.ts';
import { checkFor } from '../../host/schemas.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { readyGraph, storeReady } from '../workflows/ready-graph.ts';
import { getVersion } from '../workflows/versions.ts';
import { checkBreakpoints } from './check-breakpoints.ts';
import { graphUntil } from './graph-until.ts';
import { pinnedGraph } from './pinned-graph.ts';

export type RunWorkflowInput = {
  workflow: string;
  input: Json;
  draft: boolean;
  version?: number;
  /** The node of the draft after which nothing runs. */
  until?: string;
  /** True when the draft's run is to jump over timers (T4). */
  skipTimers?: boolean;
  /** Nodes of the draft that wait to be let go on before they begin (B1). */
  breakpoints?: readonly string[];
  /** Outputs that nodes of the draft give instead of running, beside its own pins (P1). */
  pins?: JsonObject;
};

/** Runs a workflow's draft, or its active version, as a test run of the caller's. */
export async function runWorkflow(
  services: Services,
  principal: Principal,
  input: RunWorkflowInput,
  options: InvokeOptions,
): Promise<Outcome> {
  const workflow = await findWorkflow(services, principal, input.workflow);
  authorize(principal, 'tools:call', workflow.slug);
  if (input.skipTimers && !input.draft) {
    const message = 'goes with `draft`: only the run of a draft jumps over timers';
    throw new PatchbayError('invalid_input', `\`skipTimers\` ${message}.`, {
      errors: [{ path: '/skipTimers', message }],
    });
  }
  if (input.until !== undefined && !input.draft) {
    const message = 'goes with `draft`: a version runs whole';
    throw new PatchbayError('invalid_input', `\`until\` ${message}.`, { errors: [{ path: '/until', message }] });
  }
  const draft = pinnedGraph(workflow.graph, input.pins, input.draft);
  checkBreakpoints(workflow.graph, input.breakpoints ?? [], input.draft);
  if (input.version !== undefined) {
    const { graph, hash } = await getVersion(services, principal, { workflow: workflow.id, version: input.version });
    return await invokeTool(
      services,
      principal,
      toolAt(services, workflow, { graph, hash, version: input.version }),
      input.input,
      options,
    );
  }
  if (!input.draft) {
    const tool = workflow.published === null ? null : await services.tools.find(principal.orgId, workflow.slug);
    if (tool === null)
      throw new PatchbayError('not_found', `'${workflow.slug}' is not published. Publish it, or run the draft.`);
    return await invokeTool(services, principal, tool, input.input, options);
  }
  authorize(principal, 'workflows:write');
  const ready = await readyGraph(services, graphUntil(draft, input.until), { what: 'The draft cannot run.' });
  await asOrg(services.db, principal.orgId, (tx) => storeReady(tx, principal.orgId, ready));
  return await invokeTool(
    services,
    principal,
    toolAt(services, workflow, { graph: ready.graph, hash: ready.hash, version: null }),
    input.input,
    {
      ...options,
      ...(input.skipTimers && { clock: { aheadMs: 0, jumps: true } }),
      ...(input.breakpoints && { breakpoints: input.breakpoints }),
    },
  );
}

/** A workflow's draft (`version` null) or one of its versions, ready to be called. */
function toolAt(
  services: Services,
  workflow: WorkflowRecord,
  at: { graph: Graph; hash: string; version: number | null },
): Tool {
  const graph = services.graphs.add(at.graph, at.hash);
  const entry = graph.compiled.callable;
  if (entry === null)
    throw new PatchbayError(
      'does_not_compile',
      'There is no Start to run from. Add one, or try a trigger: listen for one event in its inspector.',
    );
  const { name, description, input, output } = at.graph;
  const { id, slug } = workflow;
  return {
    slug,
    name,
    description,
    input,
    output,
    runnable: { workflow: { id, slug, version: at.version }, graph, entry, draft: at.version === null },
    check: checkFor(input),
  };
}
