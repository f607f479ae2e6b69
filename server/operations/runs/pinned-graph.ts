import { PatchbayError } from '#engine/errors.ts';
import { withPins } from '#engine/graph/pins.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';

/**
 * A draft with what a request pins beside its own pins: outputs by the ids of their nodes. Throws `invalid_input` for a
 * run that is no draft, and for an id that is no node.
 */
export function pinnedGraph(graph: Graph, pins: JsonObject | undefined, isDraft: boolean): Graph {
  if (pins === undefined) return graph;
  if (!isDraft) throw refusal('/pins', 'goes with `draft`: a version makes what it gives');
  for (const id of Object.keys(pins))
    if (!graph.nodes.some((node) => node.id === id))
      throw refusal(`/pins/${id}`, `names '${id}', which is no node of '${graph.slug}'`);
  return withPins(graph, Object.fromEntries(Object.entries(pins).map(([id, output]) => [id, { output }])));
}

/** Reads `pins` of a request: an object of outputs. */
export function readPins(pins: Json): JsonObject {
  if (isObject(pins)) return pins;
  throw refusal('/pins', 'must be an object of outputs by the ids of their nodes');
}

function refusal(path: string, message: string): PatchbayError {
  return new PatchbayError('invalid_input', `\`pins\` ${message}.`, { errors: [{ path, message }] });
}
