import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** Refuses breakpoints (B1) of a run that is no trial, and those that name no node of its graph. */
export function checkBreakpoints(graph: Graph, breakpoints: readonly string[], isDraft: boolean): void {
  if (breakpoints.length === 0) return;
  if (!isDraft) throw refusal('/breakpoints', 'goes with the draft: a version does not stop on its way');
  for (const [index, id] of breakpoints.entries())
    if (!graph.nodes.some((node) => node.id === id))
      throw refusal(`/breakpoints/${index}`, `names '${id}', which is no node of '${graph.slug}'`);
}

function refusal(path: string, message: string): PatchbayError {
  return new PatchbayError('invalid_input', `\`breakpoints\` ${message}.`, { errors: [{ path, message }] });
}
