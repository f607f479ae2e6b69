import type { Graph, GraphNode } from './schema.ts';

/** Ids of the nodes of `before` that another graph lacks, or that do something else there: type, parameters or policy. */
export function changedNodes(before: Graph, after: Graph): string[] {
  const there = new Map(after.nodes.map((node) => [node.id, node]));
  return before.nodes.filter((node) => doing(node) !== doing(there.get(node.id))).map((node) => node.id);
}

/** What a node does, as one text; where it stands and what it is called on the canvas does not count. */
function doing(node: GraphNode | undefined): string {
  if (node === undefined) return '';
  const { type, typeVersion, params, policy, parent, disabled } = node;
  return stable({ type, typeVersion, params: params ?? {}, policy: policy ?? {}, parent, disabled: disabled === true });
}

/** JSON whose keys are in order, so that equal values are equal texts. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
