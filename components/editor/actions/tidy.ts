import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { layout } from '../../canvas/kernels/layout.ts';
import { boxOf } from './add-node.ts';

type Sizes = Record<string, { width: number; height: number }>;

/** Lays out every level anew: inside the containers first, which grow to hold what is in them. */
export function tidy(graph: Graph, catalogue: Catalogue, sizes: Sizes): Operation[] {
  const grown: Sizes = { ...sizes };
  const positions: { [node: string]: [number, number] } = {};
  const resizes: Operation[] = [];
  const level = (parent: string | undefined) => {
    const nodes = graph.nodes.filter((node) => node.parent === parent);
    for (const node of nodes) if (graph.nodes.some((other) => other.parent === node.id)) level(node.id);
    const boxes = nodes.map((node) => ({ id: node.id, ...(grown[node.id] ?? boxOf(node, catalogue)) }));
    const ids = new Set(nodes.map((node) => node.id));
    const edges = graph.edges
      .map((edge) => ({ from: parseEndpoint(edge.from, 'out').node, to: parseEndpoint(edge.to, 'in').node }))
      .filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to);
    const placed = layout(boxes, edges);
    const top = Math.min(0, ...Object.values(placed).map(([, y]) => y));
    const shift = parent === undefined ? [0, 0] : [40, 80 - top];
    let right = 0;
    let bottom = 0;
    for (const box of boxes) {
      const [x, y] = placed[box.id] ?? [0, 0];
      positions[box.id] = [x + (shift[0] ?? 0), y + (shift[1] ?? 0)];
      right = Math.max(right, x + (shift[0] ?? 0) + box.width);
      bottom = Math.max(bottom, y + (shift[1] ?? 0) + box.height);
    }
    if (parent === undefined || boxes.length === 0) return;
    const size = { width: Math.ceil((right + 60) / 20) * 20, height: Math.ceil((bottom + 40) / 20) * 20 };
    grown[parent] = size;
    resizes.push({ op: 'set', node: parent, path: ['size'], value: [size.width, size.height] });
  };
  level(undefined);
  return [...resizes, { op: 'move', positions }];
}
