import { type Catalogue, isContainer } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { boxOf } from './add-node.ts';

/** Where a level's own zero lies on the canvas: positions inside a container count from its corner. */
export function originOf(graph: Graph, parent: string | undefined): [number, number] {
  let [x, y] = [0, 0];
  let current = parent;
  while (current !== undefined) {
    const id = current;
    const node = graph.nodes.find((candidate) => candidate.id === id);
    if (node === undefined) break;
    x += node.position[0];
    y += node.position[1];
    current = node.parent;
  }
  return [x, y];
}

/** The innermost container under a point of the canvas, leaving out `except` and what is inside it. */
export function containerAt(
  graph: Graph,
  catalogue: Catalogue,
  point: [number, number],
  except: readonly string[],
): string | undefined {
  let found: string | undefined;
  const search = (parent: string | undefined) => {
    for (const node of graph.nodes) {
      if (node.parent !== parent || except.includes(node.id) || !isContainer(catalogue.get(node.type)?.role)) continue;
      const [ox, oy] = originOf(graph, parent);
      const box = boxOf(node, catalogue);
      const inside =
        point[0] >= ox + box.x &&
        point[0] <= ox + box.x + box.width &&
        point[1] >= oy + box.y &&
        point[1] <= oy + box.y + box.height;
      if (!inside) continue;
      found = node.id;
      search(node.id);
      return;
    }
  };
  search(undefined);
  return found;
}

/** Moves a node into or out of a container; cables that would cross the border are unplugged. */
export function reparent(
  graph: Graph,
  node: GraphNode,
  parent: string | undefined,
  place: [number, number],
): Operation[] {
  const [x, y] = originOf(graph, parent);
  const position: [number, number] = [Math.round((place[0] - x) / 20) * 20, Math.round((place[1] - y) / 20) * 20];
  const crossing = graph.edges.filter(
    (edge) => parseEndpoint(edge.from, 'out').node === node.id || parseEndpoint(edge.to, 'in').node === node.id,
  );
  const home: Operation =
    parent === undefined
      ? { op: 'unset', node: node.id, path: ['parent'] }
      : { op: 'set', node: node.id, path: ['parent'], value: parent };
  return [
    ...crossing.map((edge): Operation => ({ op: 'disconnect', edge })),
    home,
    { op: 'move', positions: { [node.id]: position } },
  ];
}
