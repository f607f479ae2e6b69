import { marksOf } from '#engine/graph/marks.ts';
import type { Operation } from '#engine/graph/operations.ts';
import { edgeSchema, type Graph, graphSchema, nodeSchema } from '#engine/graph/schema.ts';
import { z } from '../../api/quiet-zod.ts';
import { markKey } from '../store/mark-key.ts';
import type { Clip } from './clip-of.ts';
import { freeCopyId } from './free-id.ts';
import { renameRoots } from './rename-roots.ts';

const clipSchema = z.object({
  patchbay: z.literal('clip'),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  notes: graphSchema.shape.notes,
  frames: graphSchema.shape.frames,
});

/** Reads a clip, or the nodes of a whole workflow, from text; null when it is neither. */
export function readClip(text: string): Clip | null {
  try {
    const data: unknown = JSON.parse(text);
    const clip = clipSchema.safeParse(data);
    if (clip.success) return clip.data;
    const graph = graphSchema.safeParse(data);
    if (!graph.success) return null;
    const { nodes, edges, notes, frames } = graph.data;
    return { patchbay: 'clip', nodes, edges, notes, frames };
  } catch {
    return null;
  }
}

export type Pasted = { operations: Operation[]; ids: string[]; marks: string[] };

/** Inserts a clip with free ids; what it says of itself in expressions follows the new names. */
export function pasteClip(graph: Graph, clip: Clip, offset: [number, number]): Pasted {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const names = new Map<string, string>();
  for (const node of clip.nodes) {
    const id = freeCopyId(node.id, taken);
    taken.add(id);
    names.set(node.id, id);
  }
  const name = (id: string) => names.get(id) ?? id;
  const operations: Operation[] = clip.nodes.map((node) => {
    const { params, parent, position } = node;
    const moved = parent === undefined ? shifted(position, offset) : position;
    return {
      op: 'insert',
      node: {
        ...node,
        id: name(node.id),
        position: moved,
        ...(parent !== undefined && { parent: name(parent) }),
        ...(params && { params: renameRoots(params, names) }),
      },
    };
  });
  const reend = (end: string) => {
    const dot = end.indexOf('.');
    return dot < 0 ? name(end) : name(end.slice(0, dot)) + end.slice(dot);
  };
  for (const edge of clip.edges) {
    operations.push({ op: 'connect', edge: { from: reend(edge.from), to: reend(edge.to) } });
  }
  const ids = clip.nodes.filter((node) => node.parent === undefined).map((node) => name(node.id));
  const marks = pasteMarks(graph, clip, offset);
  return { operations: [...operations, ...marks.operations], ids, marks: marks.keys };
}

function pasteMarks(graph: Graph, clip: Clip, offset: [number, number]): { operations: Operation[]; keys: string[] } {
  const operations: Operation[] = [];
  const keys: string[] = [];
  for (const kind of ['frame', 'note'] as const) {
    const taken = new Set(marksOf(graph, kind).map((mark) => mark.id));
    for (const mark of kind === 'note' ? clip.notes : clip.frames) {
      const id = freeCopyId(mark.id, taken);
      taken.add(id);
      keys.push(markKey(kind, id));
      operations.push({ op: 'draw', kind, mark: { ...mark, id, position: shifted(mark.position, offset) } });
    }
  }
  return { operations, keys };
}

function shifted([x, y]: readonly [number, number], [dx, dy]: readonly [number, number]): [number, number] {
  return [x + dx, y + dy];
}
