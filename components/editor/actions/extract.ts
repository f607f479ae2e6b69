import { type Catalogue, isLoop } from '#engine/graph/catalogue.ts';
import type { Operation } from '#engine/graph/operations.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import { around } from '../../canvas/kernels/snap.ts';
import { boxOf } from './add-node.ts';
import { type Cut, cutOf, fromOf, loopsAround, toOf } from './cut.ts';
import { freeCopyId, freeId } from './free-id.ts';
import { renameRoots } from './rename-roots.ts';

export type Part = {
  /** The document of the new workflow. */
  graph: Graph;
  /** What puts one call in the place of the nodes. */
  operations: Operation[];
  /** The id of the call. */
  call: string;
};

type Names = { name: string; slug: string };

/**
 * Makes a workflow of nodes, and puts a call of it in their place. What they read of the rest becomes its input, what
 * the rest reads of them its output; expressions on both sides follow. Ask `whyNotExtracted` before.
 */
export function extract(graph: Graph, catalogue: Catalogue, chosen: readonly string[], names: Names): Part {
  const cut = cutOf(graph, chosen);
  const outer = graph.nodes.filter((node) => !cut.ids.has(node.id));
  const own = new Map(cut.nodes.map((node) => [node.id, needsOf(graph, catalogue, cut, node)]));
  const needs = [...new Set([...own.values()].flatMap(({ before, rest }) => [...before, ...rest]))].sort();
  const passesInput = needs.length === 1 && needs[0] === 'input';
  const inward = (names: readonly string[]) => new Map(passesInput ? [] : names.map((name) => [name, `input.${name}`]));
  const inside = (node: GraphNode): JsonObject => {
    const { before, rest } = paramsOf(node, catalogue);
    const reads = own.get(node.id);
    return { ...renameRoots(before, inward(reads?.before ?? [])), ...renameRoots(rest, inward(reads?.rest ?? [])) };
  };
  const read = [...new Set(outer.flatMap((node) => [...readsOf(node)]))].filter((name) => cut.ids.has(name));
  const last = cut.outs[0] && fromOf(cut.outs[0]).node;
  const given = read.length > 0 ? read : last === undefined ? [] : [last];
  const description = catalogue.get('call');
  if (description === undefined) throw new Error('There is no node that calls workflows.');
  const call = freeId({ ...description, type: names.slug }, new Set(graph.nodes.map(({ id }) => id)));
  const outward = new Map(given.map((id) => [id, given.length === 1 ? call : `${call}.${id}`]));
  const input = passesInput ? '{{ input }}' : Object.fromEntries(needs.map((name) => [name, `{{ ${name} }}`]));
  const node: GraphNode = {
    id: call,
    type: 'call',
    typeVersion: description.version,
    params: { workflow: names.slug, input },
    position: placeOf(cut.roots, catalogue),
    ...(cut.roots[0]?.parent !== undefined && { parent: cut.roots[0].parent }),
  };
  const into = [...new Set(cut.ins.map(({ from }) => from))];
  const onward = [...new Set(cut.outs.map(({ to }) => to))];
  return {
    call,
    graph: innerGraph(cut, catalogue, {
      ...names,
      inside,
      given,
      input: passesInput ? graph.input : inputSchema(needs),
    }),
    operations: [
      ...cut.roots.map(({ id }): Operation => ({ op: 'remove', node: id })),
      { op: 'insert', node },
      ...into.map((from): Operation => ({ op: 'connect', edge: { from, to: call } })),
      ...onward.map((to): Operation => ({ op: 'connect', edge: { from: call, to } })),
      ...outer.flatMap((other) => rewritten(other, outward)),
    ],
  };
}

/** What a node reads that does not come with it: once before it turns, and for everything else. */
type Needs = { before: string[]; rest: string[] };

function needsOf(graph: Graph, catalogue: Catalogue, cut: Cut, node: GraphNode): Needs {
  const outside = (name: string) => !cut.ids.has(name) && !['env', 'run', 'now', 'conversation'].includes(name);
  const isTurn = (name: string) => name === 'item' || name === 'index';
  const isTurned = loopsAround(graph, catalogue, node).some((id) => cut.ids.has(id));
  const isOwn = isTurned || isLoop(catalogue.get(node.type)?.role);
  const { before, rest } = paramsOf(node, catalogue);
  return {
    before: [...readsOf({ ...node, params: before })].filter((name) => outside(name) && !(isTurned && isTurn(name))),
    rest: [...readsOf({ ...node, params: rest })].filter((name) => outside(name) && !(isOwn && isTurn(name))),
  };
}

/** The items of a loop are read before it turns, its other parameters in each turn. */
function paramsOf({ type, params = {} }: GraphNode, catalogue: Catalogue): { before: JsonObject; rest: JsonObject } {
  const { items, ...rest } = params;
  const isEach = catalogue.get(type)?.role === 'each';
  return isEach && items !== undefined ? { before: { items }, rest } : { before: {}, rest: params };
}

type Inside = Names & {
  /** The parameters of a node as the new workflow has them. */
  inside: (node: GraphNode) => JsonObject;
  /** Nodes whose output is given back. */
  given: readonly string[];
  input: Graph['input'];
};

function innerGraph(cut: Cut, catalogue: Catalogue, { name, slug, inside, given, input }: Inside): Graph {
  const [x, y] = placeOf(cut.roots, catalogue);
  const taken = new Set(cut.ids);
  const idOf = (wanted: string) => (taken.has(wanted) ? freeCopyId(wanted, taken) : wanted);
  const [start, end] = [idOf('start'), idOf('end')];
  const width = Math.max(0, ...cut.roots.map((node) => node.position[0] - x + boxOf(node, catalogue).width));
  const nodes = cut.nodes.map((whole): GraphNode => {
    const { parent, position, ...node } = whole;
    const isRoot = cut.roots.some(({ id }) => id === node.id);
    return {
      ...node,
      ...(node.params && { params: inside(whole) }),
      position: isRoot ? [position[0] - x + 320, position[1] - y] : position,
      ...(!isRoot && parent !== undefined && { parent }),
    };
  });
  const targets = new Set(cut.ins.map((edge) => toOf(edge).node));
  const [way] = cut.outs.map(({ from }) => from);
  const output = given.length === 1 ? `{{ ${given[0]} }}` : Object.fromEntries(given.map((id) => [id, `{{ ${id} }}`]));
  const led = new Set(cut.edges.map((edge) => toOf(edge).node));
  const begins = targets.size > 0 ? [...targets] : cut.roots.flatMap(({ id }) => (led.has(id) ? [] : [id]));
  const ways = cut.roots.flatMap(({ id }) => (cut.edges.some((edge) => fromOf(edge).node === id) ? [] : [id]));
  return {
    patchbay: 1,
    kind: 'module',
    name,
    slug,
    description: '',
    input,
    output: {},
    nodes: [
      { id: start, type: 'start', position: [0, 0] },
      ...nodes,
      { id: end, type: 'end', position: [width + 400, 0], params: { output: given.length === 0 ? null : output } },
    ],
    edges: [
      ...begins.map((to) => ({ from: start, to })),
      ...cut.edges,
      ...(way === undefined ? ways : [way]).map((from) => ({ from, to: end })),
    ],
    variables: [],
    settings: {},
    frames: [],
    notes: [],
  };
}

function inputSchema(needs: readonly string[]): Graph['input'] {
  return { type: 'object', properties: Object.fromEntries(needs.map((name) => [name, {}])), required: [...needs] };
}

/** What makes the expressions of a node read the call instead of what went into it. */
function rewritten({ id, params, policy }: GraphNode, names: ReadonlyMap<string, string>): Operation[] {
  return Object.entries({ params, policy }).flatMap(([field, value]): Operation[] => {
    if (value === undefined) return [];
    const before: JsonObject = JSON.parse(JSON.stringify(value));
    const now = renameRoots(before, names);
    return JSON.stringify(now) === JSON.stringify(before) ? [] : [{ op: 'set', node: id, path: [field], value: now }];
  });
}

function placeOf(roots: readonly GraphNode[], catalogue: Catalogue): [number, number] {
  const box = around(roots.map((node) => boxOf(node, catalogue)));
  return box === null ? [0, 0] : [box.x, box.y];
}
