import type { ModelEdge, ModelNode } from './model.ts';

/**
 * Choices taken on every way to a place (G10): the node at which one was taken, its port, and the choices before. A list
 * that shares its rest with others, so that a long way costs one link a choice.
 */
export type Guards = { node: ModelNode; port: string; rest: Guards } | null;

export const noGuards: Guards = null;

/** The guards of an edge whose node has these guards: taking the edge's port is a choice when there are others. */
export function chosen(guards: Guards, { from, port }: ModelEdge): Guards {
  return from.ports.length > 1 ? { node: from, port, rest: guards } : guards;
}

/** The choices of a way that goes on from another. */
export function joined(first: Guards, then: Guards): Guards {
  return listed(then).reduceRight<Guards>((rest, { node, port }) => ({ node, port, rest }), first);
}

/** What holds on all of these ways. */
export function common(ways: Guards[]): Guards {
  const [first, ...rest] = ways;
  if (first === undefined || rest.length === 0) return first ?? noGuards;
  const others = rest.map(byNode);
  return listed(first)
    .filter(({ node, port }) => others.every((way) => way.get(node) === port))
    .reduceRight<Guards>((before, { node, port }) => ({ node, port, rest: before }), noGuards);
}

/** True when no visit can take both ways: they name different ports of a node that takes exactly one (G9, G10). */
export function areExclusive(a: Guards, b: Guards): boolean {
  const ports = byNode(b);
  for (let at = a; at !== null; at = at.rest) {
    const other = ports.get(at.node);
    if (other === undefined || other === at.port) continue;
    if (takesOne(at.node) || at.port === 'error' || other === 'error') return true;
  }
  return false;
}

function listed(guards: Guards): NonNullable<Guards>[] {
  const list: NonNullable<Guards>[] = [];
  for (let at = guards; at !== null; at = at.rest) list.push(at);
  return list;
}

/** The latest choice at each node. */
function byNode(guards: Guards): Map<ModelNode, string> {
  return new Map(
    listed(guards)
      .reverse()
      .map(({ node, port }) => [node, port]),
  );
}

/** G9: by its type, unless a parameter says otherwise. */
function takesOne({ description, node }: ModelNode): boolean {
  if (!description?.exclusive) return false;
  const { inclusiveWhen } = description;
  return inclusiveWhen === undefined || !inclusiveWhen.is.includes(node.params?.[inclusiveWhen.field] ?? null);
}
