import type { Tx } from '#db/access.ts';
import { storeGraph } from '#db/queries/workflows/store-graph.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { hasErrors } from '#engine/graph/diagnostic.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Services } from '../../services.ts';
import { diagnoseGraph, doesNotCompile, hashGraph } from './check-graph.ts';
import { pinCalls, type StoredGraph } from './pin-calls.ts';

/** A graph without errors, whose addresses are pinned to what stands there now. */
export type ReadyGraph = StoredGraph & { found: StoredGraph[] };

/**
 * Makes a draft, or a graph in a request, ready to run. Throws `does_not_compile`, with `more` findings among those it
 * has; `what` says what is refused.
 */
export async function readyGraph(
  services: Pick<Services, 'catalogue' | 'callSources'>,
  draft: Graph,
  { what, more = [] }: { what: string; more?: Diagnostic[] },
): Promise<ReadyGraph> {
  const first = [...diagnoseGraph(services, draft), ...more];
  if (hasErrors(first)) throw doesNotCompile(first, what);
  const { graph, found, diagnostics } = await pinCalls(services, draft);
  if (hasErrors(diagnostics)) throw doesNotCompile([...first, ...diagnostics], what);
  return { graph, hash: hashGraph(graph), found };
}

/** Keeps a graph and those it calls by address, for whatever runs it. */
export async function storeReady(tx: Tx, orgId: string, { graph, hash, found }: ReadyGraph): Promise<void> {
  for (const stored of [...found, { graph, hash }]) await storeGraph(tx, { orgId, ...stored });
}
