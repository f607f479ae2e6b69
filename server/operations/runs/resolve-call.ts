import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { getVersion } from '#db/queries/workflows/get-version.ts';
import { getWorkflow } from '#db/queries/workflows/get-workflow.ts';
import { storeGraph } from '#db/queries/workflows/store-graph.ts';
import { NodeFailure } from '#engine/errors.ts';
import { hasErrors } from '#engine/graph/diagnostic.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Json } from '#engine/json.ts';
import type { ChildCall } from '#engine/node/ctx.ts';
import { checkFor } from '../../host/schemas.ts';
import type { CompiledGraph, Graphs } from '../../worker/graphs.ts';
import type { Runnable } from '../../worker/start-run.ts';
import { type CallAddress, callAddress } from '../workflows/call-address.ts';
import { hashGraph } from '../workflows/check-graph.ts';

/** Finds what a `call` names in the caller's organization: a published workflow by id or slug, one behind a pinned
 * address, or a graph in place. */
export async function resolveCall(
  parts: { db: Database; graphs: Graphs },
  orgId: string,
  call: ChildCall,
): Promise<Runnable> {
  const address = callAddress(call.workflow);
  const runnable = address
    ? await pinned(parts, orgId, address)
    : typeof call.workflow === 'string'
      ? await stored(parts, orgId, call.workflow, call.version ?? null)
      : await inline(parts, orgId, call.workflow);
  const [problem] = checkFor(runnable.graph.graph.input)(call.input);
  if (problem) {
    const where = `${problem.path === '' ? 'The' : `\`${problem.path}\` of the`} input for '${runnable.workflow.slug}'`;
    throw new NodeFailure('invalid_input', `${where} does not fit: ${problem.message}`, { retryable: false });
  }
  return runnable;
}

async function stored(
  { db, graphs }: { db: Database; graphs: Graphs },
  orgId: string,
  name: string,
  pinned: Json,
): Promise<Runnable> {
  const workflow = await asOrg(db, orgId, (tx) => getWorkflow(tx, name));
  const version = typeof pinned === 'number' ? pinned : workflow?.published?.version;
  if (!workflow || version === undefined)
    throw new NodeFailure('no_workflow', `There is no published workflow '${name}'. Publish it, or name another.`, {
      retryable: false,
    });
  const found = await asOrg(db, orgId, (tx) => getVersion(tx, { workflowId: workflow.id, version }));
  if (found === null)
    throw new NodeFailure('no_workflow', `'${name}' has no version ${version}.`, { retryable: false });
  return runnableOf({ id: workflow.id, slug: workflow.slug, version }, graphs.add(found.graph, found.hash));
}

/** What stood at an address when the caller was published, or its draft began. */
async function pinned({ graphs }: { graphs: Graphs }, orgId: string, { address, pin }: CallAddress): Promise<Runnable> {
  if (pin === null)
    throw new NodeFailure(
      'not_pinned',
      `'${address}' came out of an expression, so what stands there could not be checked before. Write the address into the node.`,
      { retryable: false },
    );
  const graph = await graphs.get(orgId, pin);
  return runnableOf({ id: inlineWorkflowId, slug: graph.graph.slug, version: null }, graph);
}

async function inline(
  { db, graphs }: { db: Database; graphs: Graphs },
  orgId: string,
  document: Json,
): Promise<Runnable> {
  const { graph, diagnostics } = parseGraph(document);
  if (graph === null)
    throw new NodeFailure(
      'does_not_compile',
      `The workflow in place is not a graph: ${diagnostics[0]?.message ?? ''}`,
      { retryable: false },
    );
  const compiled = graphs.add(graph, hashGraph(graph));
  const error = compiled.compiled.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (error && hasErrors(compiled.compiled.diagnostics))
    throw new NodeFailure('does_not_compile', `The workflow in place does not compile: ${error.message}`, {
      retryable: false,
    });
  await asOrg(db, orgId, (tx) => storeGraph(tx, { orgId, hash: compiled.hash, graph }));
  return runnableOf({ id: inlineWorkflowId, slug: graph.slug, version: null }, compiled);
}

/** Runs of graphs in place belong to no stored workflow. */
const inlineWorkflowId = '00000000-0000-0000-0000-000000000000';

function runnableOf(workflow: Runnable['workflow'], graph: CompiledGraph): Runnable {
  return { workflow, graph, entry: entryOf(graph), draft: false };
}

function entryOf({ graph, compiled }: CompiledGraph): string {
  if (compiled.callable !== null) return compiled.callable;
  throw new NodeFailure('no_workflow', `'${graph.slug}' has no Start, so it cannot be called.`, { retryable: false });
}
