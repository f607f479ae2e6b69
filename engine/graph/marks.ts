import type { Graph } from './schema.ts';

/** A note or a frame: layout that says something to people and nothing to the engine. Only frames hold something. */
export type Mark = Graph['frames'][number];
export type MarkKind = 'note' | 'frame';

const lists = { note: 'notes', frame: 'frames' } as const;

/** The notes or the frames of a document. */
export function marksOf(graph: Graph, kind: MarkKind): Mark[] {
  return graph[lists[kind]];
}

/** The document with another list of notes or frames. */
export function withMarks(graph: Graph, kind: MarkKind, marks: Mark[]): Graph {
  return { ...graph, [lists[kind]]: marks };
}

/** Where a note or a frame stands in its list; throws an Error when there is none of that name. */
export function markIndex(graph: Graph, kind: MarkKind, id: string): number {
  const at = marksOf(graph, kind).findIndex((mark) => mark.id === id);
  if (at < 0) throw new Error(`There is no ${kind} called ${id}.`);
  return at;
}
