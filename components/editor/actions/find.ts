import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { renameNode } from '#engine/graph/rename.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { idPattern } from '#engine/graph/words.ts';
import { isObject, type Json } from '#engine/json.ts';
import { allMarks, type Marked, markKey, markPlace } from '../store/mark-key.ts';

export type FindOptions = { isExact: boolean };

/** One place of the document whose text holds what is looked for. */
export type Found = {
  /** The node, or the key of the note or frame. */
  at: { node: string } | { mark: string };
  /** What the text is, in words: `id`, `value.total`, `note`. */
  what: string;
  text: string;
  /** Where in the text it begins, for each time. */
  starts: number[];
  /** Writes another text there. */
  write: (graph: Graph, text: string) => Operation;
};

/** Finds a text in ids, titles, parameters with their expressions and code, notes and frames. */
export function findIn(graph: Graph, wanted: string, options: FindOptions): Found[] {
  if (wanted === '') return [];
  const texts = [...graph.nodes.flatMap(textsOf), ...allMarks(graph).map(textOfMark)];
  return texts.flatMap((text) => {
    const starts = startsOf(text.text, wanted, options);
    return starts.length === 0 ? [] : [{ ...text, starts }];
  });
}

/**
 * Puts other words in place of what was found. An id that is changed is changed wherever the workflow reads it; one
 * that would be taken or is no name stays, and is told in `kept`.
 */
export function replaceFound(
  graph: Graph,
  found: readonly Found[],
  wanted: string,
  by: string,
): { operations: Operation[]; kept: string[] } {
  const operations: Operation[] = [];
  const kept: string[] = [];
  let current = graph;
  // Ids last: places are named by the id a node has now.
  for (const place of found.toSorted((a, b) => Number(a.what === 'id') - Number(b.what === 'id'))) {
    const text = place.starts.reduceRight(
      (now, start) => now.slice(0, start) + by + now.slice(start + wanted.length),
      place.text,
    );
    if (text === place.text) continue;
    try {
      if (place.what === 'id' && !idPattern.test(text)) throw new Error('no name');
      const operation = place.write(current, text);
      current = applyOperation(current, operation).graph;
      operations.push(operation);
    } catch {
      kept.push(place.text);
    }
  }
  return { operations, kept };
}

type Text = Omit<Found, 'starts'>;
type Path = (string | number)[];

function textsOf(node: GraphNode): Text[] {
  const { id, label, note, params } = node;
  const at = { node: id };
  const field = (value: Json | undefined, path: Path, what: string): Text[] =>
    textsIn(value, path).map((found) => ({
      at,
      what: [what, ...found.path.slice(path.length)].filter((part) => part !== '').join('.'),
      text: found.text,
      write: (_, text) => ({ op: 'set', node: id, path: found.path, value: text }),
    }));
  return [
    { at, what: 'id', text: id, write: (graph, text) => renameNode(graph, id, text) },
    ...field(label, ['label'], 'title'),
    ...field(params, ['params'], ''),
    ...field(note, ['note'], 'note'),
  ];
}

function textsIn(value: Json | undefined, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

function textOfMark(marked: Marked): Text {
  const { kind, mark } = marked;
  return {
    at: { mark: markKey(kind, mark.id) },
    what: kind,
    text: mark.text,
    write: (_, text) => ({ op: 'set', ...markPlace(marked), path: ['text'], value: text }),
  };
}

function startsOf(text: string, wanted: string, { isExact }: FindOptions): number[] {
  // Some letters are longer in the other case; where they are, places could not be told.
  const isSame = isExact || text.toLowerCase().length !== text.length;
  const [where, what] = isSame ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  const starts: number[] = [];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) starts.push(at);
  return starts;
}
