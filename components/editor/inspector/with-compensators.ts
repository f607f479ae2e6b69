import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';

/** The choice of no node; ids have no spaces. */
export const nothing = (t: Words): string => t('inspector.nothingUndoesIt');

/** The policy form with the nodes that could undo this one as choices: those without cables on its level (G17). */
export function withCompensators(t: Words, form: JsonObject, node: GraphNode, graph: Graph): JsonObject {
  const { properties } = form;
  if (!isObject(properties) || !isObject(properties.compensate)) return form;
  const ids = compensatorsOf(node, graph);
  const field = properties.compensate['x-field'];
  const hint = isObject(field) ? field : {};
  const none = t('inspector.putANodeWithoutCablesBeside');
  return {
    ...form,
    properties: {
      ...properties,
      compensate: {
        ...properties.compensate,
        enum: [nothing(t), ...ids],
        default: nothing(t),
        'x-field': {
          ...hint,
          ...(ids.length === 0 && { hint: none }),
        },
      },
    },
  };
}

/** Ids of the nodes that have no cables and undo no other node, and the one that is chosen now. */
export function compensatorsOf(node: GraphNode, graph: Graph): string[] {
  const wired = new Set(
    graph.edges.flatMap((edge) => [parseEndpoint(edge.from, 'out').node, parseEndpoint(edge.to, 'in').node]),
  );
  const taken = new Set(graph.nodes.flatMap(({ id, policy }) => (id === node.id ? [] : (policy?.compensate ?? []))));
  const free = graph.nodes.filter(
    ({ id, parent }) => id !== node.id && parent === node.parent && !wired.has(id) && !taken.has(id),
  );
  const now = node.policy?.compensate;
  return [...new Set([...(now === undefined ? [] : [now]), ...free.map(({ id }) => id)])];
}
