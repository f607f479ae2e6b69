import type { Json } from '../json.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import { type Mark, type MarkKind, markIndex, marksOf, withMarks } from './marks.ts';
import type { Graph, GraphEdge, GraphNode } from './schema.ts';
import { type Change, writeAt } from './write-at.ts';

/** Where a `set` or `unset` writes: inside a node, a note or a frame, or in the document when none is named. */
type Place = { node?: string; note?: string; frame?: string; path: (string | number)[] };

/** One change of a document as data: plain JSON, so that history and a shared document can carry it. */
export type Operation =
  | { op: 'insert'; node: GraphNode; at?: number }
  | { op: 'remove'; node: string }
  | { op: 'connect'; edge: GraphEdge; at?: number }
  | { op: 'disconnect'; edge: GraphEdge }
  | { op: 'move'; positions: { [node: string]: [number, number] } }
  | ({ op: 'set'; value: Json } & Place)
  | ({ op: 'unset' } & Place)
  | { op: 'reidentify'; from: string; to: string }
  | { op: 'draw'; kind: MarkKind; mark: Mark; at?: number }
  | { op: 'erase'; kind: MarkKind; id: string }
  | { op: 'batch'; operations: Operation[] };

/** A document after an operation, and the operation that takes it back. */
export type Applied = { graph: Graph; inverse: Operation };

/** Applies one operation without changing its arguments; throws an Error whose sentence names what does not fit. */
export function applyOperation(graph: Graph, operation: Operation): Applied {
  switch (operation.op) {
    case 'insert':
      return insert(graph, operation.node, operation.at);
    case 'remove':
      return remove(graph, operation.node);
    case 'connect':
      return connect(graph, operation.edge, operation.at);
    case 'disconnect':
      return disconnect(graph, operation.edge);
    case 'move':
      return move(graph, operation.positions);
    case 'set':
      return write(graph, operation, operation.value);
    case 'unset':
      return write(graph, operation, undefined);
    case 'reidentify':
      return {
        graph: reidentify(graph, operation.from, operation.to),
        inverse: { op: 'reidentify', from: operation.to, to: operation.from },
      };
    case 'draw':
      return draw(graph, operation);
    case 'erase':
      return erase(graph, operation.kind, operation.id);
    case 'batch':
      return batch(graph, operation.operations);
  }
}

function insert(graph: Graph, node: GraphNode, at = graph.nodes.length): Applied {
  if (graph.nodes.some((other) => other.id === node.id)) throw new Error(`There is already a node called ${node.id}.`);
  return { graph: { ...graph, nodes: graph.nodes.toSpliced(at, 0, node) }, inverse: { op: 'remove', node: node.id } };
}

/** Takes a node out with its edges, and with everything inside it when it is a container. */
function remove(graph: Graph, id: string): Applied {
  const inside = graph.nodes.filter((node) => node.parent === id);
  if (inside.length > 0) {
    const parts: Operation[] = [...inside.map((node) => ({ op: 'remove' as const, node: node.id })), removeAlone(id)];
    return batch(graph, parts);
  }
  const touching = graph.edges.filter((edge) => touches(edge, id));
  if (touching.length > 0) {
    return batch(graph, [...touching.map((edge) => ({ op: 'disconnect' as const, edge })), removeAlone(id)]);
  }
  const at = indexOf(graph, id);
  const node = nodeAt(graph, id);
  return { graph: { ...graph, nodes: graph.nodes.toSpliced(at, 1) }, inverse: { op: 'insert', node, at } };
}

function removeAlone(node: string): Operation {
  return { op: 'remove', node };
}

function connect(graph: Graph, edge: GraphEdge, at = graph.edges.length): Applied {
  if (graph.edges.some((other) => sameEdge(other, edge))) {
    throw new Error(`${edge.from} and ${edge.to} are connected already.`);
  }
  return { graph: { ...graph, edges: graph.edges.toSpliced(at, 0, edge) }, inverse: { op: 'disconnect', edge } };
}

function disconnect(graph: Graph, edge: GraphEdge): Applied {
  const at = graph.edges.findIndex((other) => sameEdge(other, edge));
  const found = graph.edges[at];
  if (found === undefined) throw new Error(`${edge.from} and ${edge.to} are not connected.`);
  return {
    graph: { ...graph, edges: graph.edges.toSpliced(at, 1) },
    inverse: { op: 'connect', edge: found, at },
  };
}

function move(graph: Graph, positions: { [node: string]: [number, number] }): Applied {
  const before: { [node: string]: [number, number] } = {};
  const nodes = graph.nodes.map((node) => {
    const position = positions[node.id];
    if (position === undefined) return node;
    before[node.id] = node.position;
    return { ...node, position };
  });
  return { graph: { ...graph, nodes }, inverse: { op: 'move', positions: before } };
}

function draw(graph: Graph, { kind, mark, at }: { kind: MarkKind; mark: Mark; at?: number }): Applied {
  const marks = marksOf(graph, kind);
  if (marks.some((other) => other.id === mark.id)) throw new Error(`There is already a ${kind} called ${mark.id}.`);
  const next = withMarks(graph, kind, marks.toSpliced(at ?? marks.length, 0, mark));
  return { graph: next, inverse: { op: 'erase', kind, id: mark.id } };
}

function erase(graph: Graph, kind: MarkKind, id: string): Applied {
  const at = markIndex(graph, kind, id);
  const marks = marksOf(graph, kind);
  const mark = marks[at];
  if (mark === undefined) return { graph, inverse: { op: 'batch', operations: [] } };
  return { graph: withMarks(graph, kind, marks.toSpliced(at, 1)), inverse: { op: 'draw', kind, mark, at } };
}

function write(graph: Graph, place: Place, value: Json | undefined): Applied {
  if (place.node !== undefined) {
    const at = indexOf(graph, place.node);
    const change = writeAt(toJson(nodeAt(graph, place.node)), place.path, value);
    const nodes = graph.nodes.with(at, fromJson<GraphNode>(change.next));
    return { graph: { ...graph, nodes }, inverse: undo(place, change) };
  }
  if (place.note !== undefined) return writeMark(graph, 'note', place.note, { place, value });
  if (place.frame !== undefined) return writeMark(graph, 'frame', place.frame, { place, value });
  const change = writeAt(toJson(graph), place.path, value);
  return { graph: fromJson<Graph>(change.next), inverse: undo(place, change) };
}

type Writing = { place: Place; value: Json | undefined };

function writeMark(graph: Graph, kind: MarkKind, id: string, { place, value }: Writing): Applied {
  const at = markIndex(graph, kind, id);
  const marks = marksOf(graph, kind);
  const change = writeAt(toJson(marks[at] ?? {}), place.path, value);
  return { graph: withMarks(graph, kind, marks.with(at, fromJson<Mark>(change.next))), inverse: undo(place, change) };
}

function undo({ node, note, frame }: Place, { path, before }: Change): Operation {
  const owner = { ...(node !== undefined && { node }), ...(note !== undefined && { note }) };
  const where = { ...owner, ...(frame !== undefined && { frame }), path };
  return before === undefined ? { op: 'unset', ...where } : { op: 'set', ...where, value: before };
}

/** Changes an id with its edges and parents; expressions are another matter, see rename.ts. */
function reidentify(graph: Graph, from: string, to: string): Graph {
  const taken = graph.nodes.some((node) => node.id === to || node.parent === to);
  if (taken || graph.edges.some((edge) => touches(edge, to))) throw new Error(`The name ${to} is taken.`);
  nodeAt(graph, from);
  const nodes = graph.nodes.map((node) => {
    if (node.id === from) return { ...node, id: to };
    return node.parent === from ? { ...node, parent: to } : node;
  });
  const edges = graph.edges.map((edge) => {
    if (!touches(edge, from)) return edge;
    return { from: reend(edge.from, from, to), to: reend(edge.to, from, to) };
  });
  return { ...graph, nodes, edges, frames: reheld(graph.frames, from, to) };
}

/** Collapsed frames hold nodes by their ids. */
function reheld(frames: Graph['frames'], from: string, to: string): Graph['frames'] {
  if (!frames.some(({ holds }) => holds?.includes(from))) return frames;
  return frames.map((frame) =>
    frame.holds === undefined ? frame : { ...frame, holds: frame.holds.map((id) => (id === from ? to : id)) },
  );
}

/** Keeps the way the end was written (`a.out` stays `b.out`). */
function reend(end: string, from: string, to: string): string {
  return end === from || end.startsWith(`${from}.`) ? to + end.slice(from.length) : end;
}

function batch(graph: Graph, operations: readonly Operation[]): Applied {
  let current = graph;
  const back: Operation[] = [];
  for (const operation of operations) {
    const { graph: next, inverse } = applyOperation(current, operation);
    current = next;
    back.unshift(inverse);
  }
  return { graph: current, inverse: { op: 'batch', operations: back } };
}

function nodeAt(graph: Graph, id: string): GraphNode {
  const node = graph.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`There is no node called ${id}.`);
  return node;
}

function indexOf(graph: Graph, id: string): number {
  return graph.nodes.indexOf(nodeAt(graph, id));
}

function touches(edge: GraphEdge, id: string): boolean {
  return parseEndpoint(edge.from, 'out').node === id || parseEndpoint(edge.to, 'in').node === id;
}

function sameEdge(a: GraphEdge, b: GraphEdge): boolean {
  return normal(a.from, 'out') === normal(b.from, 'out') && normal(a.to, 'in') === normal(b.to, 'in');
}

function normal(end: string, fallback: 'in' | 'out'): string {
  return formatEndpoint(parseEndpoint(end, fallback), fallback);
}

/** A document is JSON already: this only changes how the compiler sees it. */
function toJson(value: object): Json {
  return value as Json;
}

/** A written document keeps its type because callers write only what the schema allows; the server parses it again. */
function fromJson<T>(value: Json): T {
  return value as T;
}
