import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { jackTop } from '../../canvas/kernels/jacks.ts';
import type { LevelBox, LevelEdge } from '../../canvas/layout/level.ts';
import { loopsOf } from '../../canvas/loops.ts';
import { edgeKey } from '../store/edge-key.ts';
import { boxOf } from './add-node.ts';
import { jacksOf } from './connection.ts';
import { fromOf, toOf } from './cut.ts';

export type Sizes = Record<string, { width: number; height: number }>;

type Part = { id: string; width: number; height: number };

/** What of a document is laid out together. */
export type Level = {
  nodes: readonly GraphNode[];
  /** A node with what undoes it under it counts as one. */
  stacks: readonly { id: string; parts: readonly Part[] }[];
  boxes: readonly LevelBox[];
  edges: readonly LevelEdge[];
  hasLoop: boolean;
  gap: number;
};

type Which = { parent: string | undefined; sizes: Sizes; chosen: ReadonlySet<string> | null };

/** Room between a node and what undoes it. */
const gap = 40;

/** Reads one level: cables that lead back do not count, so that a loop reads from left to right. */
export function levelOf(graph: Graph, catalogue: Catalogue, { parent, sizes, chosen }: Which): Level {
  const nodes = graph.nodes.filter((node) => node.parent === parent && (chosen === null || chosen.has(node.id)));
  const ids = new Set(nodes.map(({ id }) => id));
  const { back } = loopsOf(graph, catalogue);
  const undoes = undoneBy(nodes);
  const sizeOf = (node: GraphNode): Part => {
    const { width, height } = sizes[node.id] ?? boxOf(node, catalogue);
    return { id: node.id, width, height };
  };
  const heads = nodes.filter(({ id }) => !undoes.has(id));
  const stacks = heads.map((node) => ({
    id: node.id,
    node,
    parts: [node, ...nodes.filter(({ id }) => undoes.get(id) === node.id)].map(sizeOf),
  }));
  const own = graph.edges.filter((edge) => ids.has(fromOf(edge).node) && ids.has(toOf(edge).node));
  const head = (id: string) => undoes.get(id) ?? id;
  return {
    nodes,
    stacks,
    gap,
    hasLoop: own.some((edge) => back.has(edgeKey(edge))),
    boxes: stacks.map(({ id, node, parts }) => ({
      id,
      width: Math.max(...parts.map((part) => part.width)),
      height: parts.reduce((sum, part) => sum + Math.ceil(part.height / 20) * 20 + gap, -gap),
      inputs: jacksOf(node, catalogue).inputs.map(({ name }, index) => ({ name, y: jackTop(index) })),
      outputs: jacksOf(node, catalogue).outputs.map(({ name }, index) => ({ name, y: jackTop(index) })),
    })),
    edges: own.flatMap((edge): LevelEdge[] => {
      const [from, to] = [fromOf(edge), toOf(edge)];
      const known = (id: string, port: string, side: 'inputs' | 'outputs') =>
        heads.some((node) => node.id === id && jacksOf(node, catalogue)[side].some(({ name }) => name === port));
      if (back.has(edgeKey(edge)) || head(from.node) === head(to.node)) return [];
      if (!known(from.node, from.port, 'outputs') || !known(to.node, to.port, 'inputs')) return [];
      return [{ from: from.node, fromPort: from.port, to: to.node, toPort: to.port }];
    }),
  };
}

/** Of each node that only undoes: the first node it undoes, on the same level. */
function undoneBy(nodes: readonly GraphNode[]): Map<string, string> {
  const ids = new Set(nodes.map(({ id }) => id));
  const found = new Map<string, string>();
  for (const node of nodes) {
    const by = node.policy?.compensate;
    if (by === undefined || by === node.id || found.has(by) || found.has(node.id) || !ids.has(by)) continue;
    // A node that is stood under is no head for others.
    if ([...found.values()].includes(by)) continue;
    found.set(by, node.id);
  }
  return found;
}
