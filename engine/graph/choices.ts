import type { ModelEdge, ModelNode } from './model.ts';

/** Choices taken on every way to a place (G10): the port by the node at which it was taken. */
export type Guards = ReadonlyMap<ModelNode, string>;

export const noGuards: Guards = new Map();

/** The guards of an edge whose node has these guards: taking the edge's port is a choice when there are others. */
export function chosen(guards: Guards, { from, port }: ModelEdge): Guards {
  return from.ports.length > 1 ? new Map([...guards, [from, port]]) : guards;
}

/** What holds on all of these ways. */
export function common(ways: Guards[]): Guards {
  const [first, ...rest] = ways;
  if (first === undefined || rest.length === 0) return first ?? noGuards;
  return new Map([...first].filter(([node, port]) => rest.every((way) => way.get(node) === port)));
}

/** True when no visit can take both ways: they name different ports of a node that takes exactly one (G9, G10). */
export function areExclusive(a: Guards, b: Guards): boolean {
  for (const [node, port] of a) {
    const other = b.get(node);
    if (other === undefined || other === port) continue;
    if (takesOne(node) || port === 'error' || other === 'error') return true;
  }
  return false;
}

/** G9: by its type, unless a parameter says otherwise. */
function takesOne({ description, node }: ModelNode): boolean {
  if (!description?.exclusive) return false;
  const { inclusiveWhen } = description;
  return inclusiveWhen === undefined || !inclusiveWhen.is.includes(node.params?.[inclusiveWhen.field] ?? null);
}
