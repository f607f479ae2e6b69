import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Mark } from '#engine/graph/marks.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import { chosenMarks } from '../store/mark-key.ts';
import type { Selection } from '../store/selection.ts';

/** Nodes, the cables between them, notes and frames as text, so that they travel between windows and into chats. */
export type Clip = { patchbay: 'clip'; nodes: GraphNode[]; edges: GraphEdge[]; notes: Mark[]; frames: Mark[] };

/** Takes the chosen nodes, what is inside them, the cables among them, and the chosen notes and frames. */
export function clipOf(graph: Graph, chosen: Selection): Clip {
  const inside = new Set(chosen.nodes);
  for (const node of graph.nodes) if (node.parent !== undefined && inside.has(node.parent)) inside.add(node.id);
  const nodes = graph.nodes
    .filter((node) => inside.has(node.id))
    .map(({ parent, ...node }) => (parent !== undefined && inside.has(parent) ? { ...node, parent } : node));
  const edges = graph.edges.filter(
    (edge) => inside.has(parseEndpoint(edge.from, 'out').node) && inside.has(parseEndpoint(edge.to, 'in').node),
  );
  const marks = chosenMarks(graph, chosen.marks);
  const of = (wanted: 'note' | 'frame') => marks.flatMap(({ kind, mark }) => (kind === wanted ? [opened(mark)] : []));
  return { patchbay: 'clip', nodes, edges, notes: of('note'), frames: of('frame') };
}

/** A copied frame is open: what it hides stays where it is. */
function opened({ holds: _, ...mark }: Mark): Mark {
  return mark;
}
