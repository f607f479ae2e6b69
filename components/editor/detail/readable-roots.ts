import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { partUntil } from '#engine/graph/part-until.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Scope } from '../../forms/expression/scope.tsx';
import type { TreeRoot } from '../../run/values/tree-rows.ts';

type Reader = { graph: Graph; node: string; scope: Scope };

/** Names that are worth a look at once; the others open on demand. */
const first = new Set(['item', 'input']);

/**
 * Everything a node can read, as roots of one tree: what its loop gives, the nodes before it, the nearest first, and
 * the names that are always there; with the values of the run, or the types that schemas promise.
 */
export function readableRoots({ graph, node, scope }: Reader): TreeRoot[] {
  const before = (partUntil(graph, node)?.nodes ?? []).map(({ id }) => id).filter((id) => id !== node);
  const sources = new Set(
    graph.edges.flatMap(({ from, to }) =>
      parseEndpoint(to, 'in').node === node ? [parseEndpoint(from, 'out').node] : [],
    ),
  );
  const names = new Map(scope.names.map(({ name, about }) => [name, about]));
  const nearest = before.toReversed().toSorted((one, other) => Number(sources.has(other)) - Number(sources.has(one)));
  const order = ['item', 'index', ...nearest, 'input', 'vars', 'env', 'run', 'now'];
  return order.flatMap((name): TreeRoot[] => {
    const about = names.get(name);
    if (about === undefined) return [];
    const value = scope.values.get(name);
    const schema = value === undefined ? scope.schemas?.get(name) : undefined;
    const isOpen = first.has(name) || sources.has(name) ? undefined : false;
    return [
      {
        name,
        path: [name],
        value,
        about,
        ...(schema !== undefined && { schema }),
        ...(isOpen === false && { isOpen }),
      },
    ];
  });
}
