import { type Mark, type MarkKind, marksOf } from '#engine/graph/marks.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** A note or a frame with what it is. */
export type Marked = { kind: MarkKind; mark: Mark };

/** The one name of a note or a frame in selections and on the canvas: `note:about`. */
export function markKey(kind: MarkKind, id: string): string {
  return `${kind}:${id}`;
}

/** All notes and frames of a document, frames first as they lie behind. */
export function allMarks(graph: Graph): Marked[] {
  const of = (kind: MarkKind) => marksOf(graph, kind).map((mark): Marked => ({ kind, mark }));
  return [...of('frame'), ...of('note')];
}

/** The chosen notes and frames. */
export function chosenMarks(graph: Graph, keys: readonly string[]): Marked[] {
  return keys.length === 0 ? [] : allMarks(graph).filter(({ kind, mark }) => keys.includes(markKey(kind, mark.id)));
}

/** Names the mark in a `set` or `unset`. */
export function markPlace({ kind, mark }: Marked): { note: string } | { frame: string } {
  return kind === 'note' ? { note: mark.id } : { frame: mark.id };
}
