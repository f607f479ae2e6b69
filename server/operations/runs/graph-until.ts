import { PatchbayError } from '#engine/errors.ts';
import { partUntil } from '#engine/graph/part-until.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** A graph, or the part of it that leads to a node; `invalid_input` when there is no such node. */
export function graphUntil(graph: Graph, until: string | undefined): Graph {
  if (until === undefined) return graph;
  const part = partUntil(graph, until);
  if (part !== null) return part;
  const message = `names no node of '${graph.slug}'`;
  throw new PatchbayError('invalid_input', `\`until\` ${message}: there is no '${until}'.`, {
    errors: [{ path: '/until', message }],
  });
}
