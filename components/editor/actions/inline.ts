import type { Catalogue } from '#engine/graph/catalogue.ts';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import { renameIn, renameNode } from '#engine/graph/rename.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { around } from '../../canvas/kernels/snap.ts';
import { boxOf } from './add-node.ts';
import { fromOf, toOf } from './cut.ts';
import { freeCopyId } from './free-id.ts';

export type Inlined = { operations: Operation[]; ids: string[] };

type Ends = { start: GraphNode; end: GraphNode };

/** How far the nodes behind a call make way beyond what takes its place. */
const gap = 80;

/**
 * Puts the nodes of a workflow in the place of the node that calls it. What the call gave as input becomes a node that
 * builds it once, unless it passes one thing on as it is; what the workflow answers is built by a node with the id of
 * the call, so that nothing behind it changes. Ask `whyNotInlined` before.
 */
export function inline(graph: Graph, catalogue: Catalogue, callId: string, called: Graph): Inlined {
  const call = graph.nodes.find(({ id }) => id === callId);
  const ends = endsOf(called);
  const set = catalogue.get('set');
  if (call === undefined || ends === null || set === undefined) throw new Error(`${callId} cannot be inlined.`);
  const taken = new Set([...graph.nodes, ...called.nodes].map(({ id }) => id));
  const free = (wanted: string) => {
    const id = freeCopyId(wanted, taken);
    taken.add(id);
    return id;
  };
  const given: Json = call.params?.input ?? {};
  const passed = passedOn(given);
  const input = passed ?? free(`${callId}_input`);
  const inner = renamed(called, ends, { outside: new Set(graph.nodes.map(({ id }) => id)), free });
  const body = inner.graph.nodes.filter(({ id }) => id !== inner.start && id !== inner.end);
  const place = placed([...inner.graph.nodes], call, catalogue);
  const made = (id: string, value: Json, position: [number, number]): GraphNode => ({
    id,
    type: 'set',
    typeVersion: set.version,
    params: { value },
    position,
    ...(call.parent !== undefined && { parent: call.parent }),
  });
  const answer = inner.graph.nodes.find(({ id }) => id === inner.end);
  const onInput = (value: Json) => renameIn(renameIn(value, 'input', input), inner.start, input);
  const result = {
    ...made(callId, onInput(answer?.params?.output ?? null), place.at(inner.end)),
    ...(call.label !== undefined && { label: call.label }),
    ...(answer?.policy?.join !== undefined && { policy: { join: answer.policy.join } }),
  };
  const first: GraphNode = {
    ...made(input, given, place.at(inner.start)),
    ...(call.policy?.join !== undefined && { policy: { join: call.policy.join } }),
  };
  const before = graph.edges.filter((edge) => toOf(edge).node === callId).map(({ from }) => from);
  const after = graph.edges.filter((edge) => fromOf(edge).node === callId);
  const led = joined(inner.graph.edges, {
    start: inner.start,
    end: inner.end,
    into: passed === null ? [input] : before,
    callId,
  });
  return {
    ids: [...(passed === null ? [input] : []), ...body.map(({ id }) => id), callId],
    operations: [
      { op: 'remove', node: callId },
      ...place.makeWay(graph),
      ...(passed === null ? [{ op: 'insert' as const, node: first }] : []),
      ...body.map((node): Operation => ({ op: 'insert', node: place.put(node) })),
      { op: 'insert', node: result },
      ...body.flatMap((node) => rewritten(node, onInput)),
      ...(passed === null ? before.map((from): Operation => ({ op: 'connect', edge: { from, to: input } })) : []),
      ...led.map((edge): Operation => ({ op: 'connect', edge })),
      ...after.map((edge): Operation => ({ op: 'connect', edge })),
    ],
  };
}

function endsOf({ nodes }: Graph): Ends | null {
  const start = nodes.find(({ type }) => type === 'start');
  const end = nodes.find(({ type }) => type === 'end');
  return start === undefined || end === undefined ? null : { start, end };
}

/** The one name that is the whole input, as in `{{ input }}`. */
function passedOn(given: Json): string | null {
  const name = typeof given === 'string' ? /^\{\{\s*([a-z][a-z0-9_]*)\s*\}\}$/.exec(given)?.[1] : undefined;
  return name ?? null;
}

type Names = { outside: ReadonlySet<string>; free: (wanted: string) => string };

/** The called workflow with ids that are free in the calling one, also in its expressions. */
function renamed(called: Graph, { start, end }: Ends, { outside, free }: Names) {
  let graph = called;
  const ids = new Map<string, string>();
  for (const { id } of called.nodes) {
    const isKept = !outside.has(id) && id !== start.id;
    const to = isKept ? id : free(id);
    ids.set(id, to);
    if (!isKept) graph = applyOperation(graph, renameNode(graph, id, to)).graph;
  }
  return { graph, start: ids.get(start.id) ?? start.id, end: ids.get(end.id) ?? end.id };
}

/** The cables within: those from the start come from where the call was entered, those into the end lead to its id. */
function joined(
  edges: readonly GraphEdge[],
  { start, end, into, callId }: { start: string; end: string; into: readonly string[]; callId: string },
): GraphEdge[] {
  const seen = new Set<string>();
  return edges
    .flatMap((edge): GraphEdge[] => {
      const to = toOf(edge).node === end ? callId : edge.to;
      return fromOf(edge).node === start ? into.map((from) => ({ from, to })) : [{ from: edge.from, to }];
    })
    .filter(({ from, to }) => {
      const key = `${from}>${to}`;
      return seen.has(key) ? false : seen.add(key) && true;
    });
}

/** The operations that lead what a node reads of its input to where that now comes from. */
function rewritten(node: GraphNode, onInput: (value: Json) => Json): Operation[] {
  if (readsOf(node).size === 0) return [];
  return (['params', 'policy'] as const).flatMap((field): Operation[] => {
    const before: Json | undefined = node[field] && JSON.parse(JSON.stringify(node[field]));
    if (before === undefined) return [];
    const value = onInput(before);
    return JSON.stringify(value) === JSON.stringify(before) ? [] : [{ op: 'set', node: node.id, path: [field], value }];
  });
}

/** Lays the nodes out where the call stood; what lies to the right of it on its level makes way. */
function placed(nodes: readonly GraphNode[], call: GraphNode, catalogue: Catalogue) {
  const roots = nodes.filter(({ parent }) => parent === undefined);
  const box = around(roots.map((node) => boxOf(node, catalogue))) ?? { x: 0, y: 0, width: 0, height: 0 };
  const old = boxOf(call, catalogue);
  const shift = (position: readonly [number, number]): [number, number] => [
    position[0] - box.x + call.position[0],
    position[1] - box.y + call.position[1],
  ];
  const wider = Math.ceil(Math.max(0, box.width - old.width + gap) / 20) * 20;
  return {
    at: (id: string) => shift(nodes.find((node) => node.id === id)?.position ?? [box.x, box.y]),
    put: ({ pin: _, ...node }: GraphNode): GraphNode => ({
      ...node,
      ...(node.parent === undefined && {
        position: shift(node.position),
        ...(call.parent !== undefined && { parent: call.parent }),
      }),
    }),
    makeWay: (graph: Graph): Operation[] => {
      const behind = graph.nodes.filter(
        ({ id, parent, position }) => id !== call.id && parent === call.parent && position[0] >= old.x + old.width,
      );
      if (behind.length === 0 || wider === 0) return [];
      return [
        { op: 'move', positions: Object.fromEntries(behind.map(({ id, position: [x, y] }) => [id, [x + wider, y]])) },
      ];
    },
  };
}
