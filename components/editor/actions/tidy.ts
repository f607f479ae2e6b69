import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { layout } from '../../canvas/kernels/layout.ts';
import { loopsOf } from '../../canvas/loops.ts';
import { edgeKey } from '../store/edge-key.ts';
import { boxOf } from './add-node.ts';

type Sizes = Record<string, { width: number; height: number }>;

/** Room under a level for the cables of its loops, and between a node and what undoes it. */
const loopRoom = 60;
const undoGap = 40;

/**
 * Lays out every level anew: inside the containers first, which grow to hold what is in them. Edges that lead back do
 * not count, so that a loop reads from left to right; what undoes a node stands under it.
 */
export function tidy(graph: Graph, catalogue: Catalogue, sizes: Sizes): Operation[] {
  const grown: Sizes = { ...sizes };
  const positions: { [node: string]: [number, number] } = {};
  const resizes: Operation[] = [];
  const { back } = loopsOf(graph, catalogue);
  const undoes = undoneBy(graph);
  const level = (parent: string | undefined) => {
    const all = graph.nodes.filter((node) => node.parent === parent);
    const nodes = all.filter((node) => !undoes.has(node.id));
    for (const node of all) if (graph.nodes.some((other) => other.parent === node.id)) level(node.id);
    const sizeOf = (node: GraphNode) => grown[node.id] ?? boxOf(node, catalogue);
    const under = (id: string) => all.filter((node) => undoes.get(node.id) === id);
    const boxes = nodes.map((node) => {
      const parts = [sizeOf(node), ...under(node.id).map(sizeOf)];
      const height = parts.reduce((sum, part) => sum + part.height + undoGap, -undoGap);
      return { id: node.id, width: Math.max(...parts.map((part) => part.width)), height };
    });
    const ids = new Set(nodes.map((node) => node.id));
    const hasLoop = graph.edges.some((edge) => back.has(edgeKey(edge)) && ids.has(parseEndpoint(edge.to, 'in').node));
    const edges = graph.edges
      .filter((edge) => !back.has(edgeKey(edge)))
      .map((edge) => ({ from: parseEndpoint(edge.from, 'out').node, to: parseEndpoint(edge.to, 'in').node }))
      .filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to);
    const placed = layout(boxes, edges);
    const top = Math.min(0, ...Object.values(placed).map(([, y]) => y));
    const shift = parent === undefined ? [0, 0] : [40, 80 - top];
    let right = 0;
    let bottom = 0;
    for (const box of boxes) {
      const [x, y] = placed[box.id] ?? [0, 0];
      let below = y + (shift[1] ?? 0);
      for (const node of [box.id, ...under(box.id).map(({ id }) => id)].flatMap((id) =>
        all.filter((n) => n.id === id),
      )) {
        positions[node.id] = [x + (shift[0] ?? 0), Math.round(below / 20) * 20];
        below += sizeOf(node).height + undoGap;
      }
      right = Math.max(right, x + (shift[0] ?? 0) + box.width);
      bottom = Math.max(bottom, y + (shift[1] ?? 0) + box.height);
    }
    if (parent === undefined || boxes.length === 0) return;
    const size = {
      width: Math.ceil((right + 60) / 20) * 20,
      height: Math.ceil((bottom + 40 + (hasLoop ? loopRoom : 0)) / 20) * 20,
    };
    grown[parent] = size;
    resizes.push({ op: 'set', node: parent, path: ['size'], value: [size.width, size.height] });
  };
  level(undefined);
  return [...resizes, { op: 'move', positions }];
}

/** Of each node that only undoes: the first node it undoes, on the same level. */
function undoneBy(graph: Graph): Map<string, string> {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const found = new Map<string, string>();
  for (const node of graph.nodes) {
    const by = node.policy?.compensate;
    if (by === undefined || by === node.id || found.has(by)) continue;
    if (byId.get(by)?.parent === node.parent && byId.has(by)) found.set(by, node.id);
  }
  return found;
}
