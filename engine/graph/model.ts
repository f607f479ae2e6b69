import type { Catalogue, NodeDescription, OutputPort } from './catalogue.ts';
import { parseEndpoint } from './endpoint.ts';
import { resolvePorts } from './ports.ts';
import { type Regions, regionsOf } from './regions.ts';
import type { Graph, GraphNode, Policy } from './schema.ts';
import { strongComponents } from './strong-components.ts';

/** A node with what its type says of it. `index` is its place in the document. */
export type ModelNode = {
  index: number;
  node: GraphNode;
  id: string;
  parent: string;
  description: NodeDescription | null;
  policy: Policy;
  ports: OutputPort[];
  /** The nodes that name it in `policy.compensate`: it only undoes them (G17). */
  undoes: ModelNode[];
  in: ModelEdge[];
  out: ModelEdge[];
};

/** An edge whose ends both exist, on one level, at ports that exist. */
export type ModelEdge = { order: number; from: ModelNode; port: string; to: ModelNode; input: string };

/**
 * The graph as all checks read it: nodes by id (the first of equals), sound edges only, and for each node the
 * nodes from which a way leads to it.
 */
export type GraphModel = {
  graph: Graph;
  catalogue: Catalogue;
  nodes: Map<string, ModelNode>;
  edges: ModelEdge[];
  /** Nodes of each level by the id of its container; the root is ''. */
  levels: Map<string, ModelNode[]>;
  /** The cycles of each level, by the id of its container. */
  regions: Map<string, Regions>;
  /** Nodes in an order in which each comes after those from which a way without back edges leads to it. */
  order: ModelNode[];
  /** True when a way, also round a cycle, leads from `from` to `to` within their level. */
  reaches(from: ModelNode, to: ModelNode): boolean;
};

/** Reads a parsed graph against a catalogue; never fails, whatever the graph says. */
export function modelOf(graph: Graph, catalogue: Catalogue): GraphModel {
  const nodes = new Map<string, ModelNode>();
  graph.nodes.forEach((node, index) => {
    if (!nodes.has(node.id)) nodes.set(node.id, modelNode(node, index, catalogue));
  });
  for (const node of nodes.values()) {
    const undoing = node.policy.compensate === undefined ? undefined : nodes.get(node.policy.compensate);
    if (undoing && undoing !== node) undoing.undoes.push(node);
  }
  const edges = soundEdges(graph, nodes);
  for (const edge of edges) {
    edge.from.out.push(edge);
    edge.to.in.push(edge);
  }
  const levels = new Map<string, ModelNode[]>();
  for (const node of nodes.values()) {
    const level = levels.get(node.parent);
    if (level) level.push(node);
    else levels.set(node.parent, [node]);
  }
  const regions = new Map([...levels].map(([id, members]) => [id, regionsOf(new Set(members), beginsOf(members))]));
  const back = new Set([...regions.values()].flatMap(({ all }) => all.flatMap((region) => [...region.back])));
  const all = [...nodes.values()];
  return { graph, catalogue, nodes, edges, levels, regions, order: topological(all, back), reaches: reachability(all) };
}

/** Where a level begins: at the entries of the root, at the nodes of a container that nothing leads to (G4). */
export function beginsOf(members: readonly ModelNode[]): ModelNode[] {
  return members.filter((node) =>
    node.parent === '' ? node.description?.role === 'entry' : node.in.length === 0 && node.undoes.length === 0,
  );
}

function modelNode(node: GraphNode, index: number, catalogue: Catalogue): ModelNode {
  const description = catalogue.get(node.type) ?? null;
  const policy = { ...description?.policy, ...node.policy };
  const ports = description === null ? [] : resolvePorts(description, node.params ?? {}, policy);
  return {
    index,
    node,
    id: node.id,
    parent: node.parent ?? '',
    description,
    policy,
    ports,
    undoes: [],
    in: [],
    out: [],
  };
}

function soundEdges(graph: Graph, nodes: Map<string, ModelNode>): ModelEdge[] {
  const seen = new Set<string>();
  const edges: ModelEdge[] = [];
  graph.edges.forEach((edge, order) => {
    const from = parseEndpoint(edge.from, 'out');
    const to = parseEndpoint(edge.to, 'in');
    const source = nodes.get(from.node);
    const target = nodes.get(to.node);
    const key = `${from.node}.${from.port}>${to.node}.${to.port}`;
    if (!source || !target || seen.has(key) || source.parent !== target.parent) return;
    if (!source.ports.some((port) => port.name === from.port) || !hasInput(target, to.port)) return;
    seen.add(key);
    edges.push({ order, from: source, port: from.port, to: target, input: to.port });
  });
  return edges;
}

/** True when edges may end at this port: `in` of all but entries, or a data port. */
export function hasInput(node: ModelNode, port: string): boolean {
  if (node.description === null || node.description.role === 'entry') return false;
  return port === 'in' || node.description.inputs.some((input) => input.name === port);
}

/** Kahn's algorithm over all edges but the back edges, in document order among equals. */
function topological(nodes: ModelNode[], back: ReadonlySet<ModelEdge>): ModelNode[] {
  const open = new Map(nodes.map((node) => [node, node.in.filter((edge) => !back.has(edge)).length]));
  const order = nodes.filter((node) => open.get(node) === 0);
  for (const node of order) {
    for (const edge of node.out) {
      if (back.has(edge)) continue;
      const left = (open.get(edge.to) ?? 0) - 1;
      open.set(edge.to, left);
      if (left === 0) order.push(edge.to);
    }
  }
  return order;
}

/** One bit set of predecessors for each strongly connected component, the first ones first. */
function reachability(nodes: ModelNode[]): (from: ModelNode, to: ModelNode) => boolean {
  const components = strongComponents(nodes, (node) => node.out.map((edge) => edge.to)).reverse();
  const place = new Map(components.flatMap((component, index) => component.map((node) => [node, index] as const)));
  const words = (components.length + 31) >>> 5;
  const before = components.map(() => new Uint32Array(words));
  components.forEach((component, index) => {
    for (const edge of component.flatMap((node) => node.in)) addAll(before, index, place.get(edge.from));
  });
  return (from, to) => {
    const source = place.get(from);
    const target = place.get(to);
    if (source === undefined || target === undefined) return false;
    return (((before[target]?.[source >>> 5] ?? 0) >>> (source & 31)) & 1) === 1;
  };
}

/** Adds a component and its predecessors to those of another; to itself when an edge stays inside. */
function addAll(before: Uint32Array[], target: number, source: number | undefined): void {
  const own = before[target];
  const theirs = source === undefined ? undefined : before[source];
  if (source === undefined || !own || !theirs) return;
  for (let word = 0; word < own.length; word++) own[word] = (own[word] ?? 0) | (theirs[word] ?? 0);
  own[source >>> 5] = (own[source >>> 5] ?? 0) | (1 << (source & 31));
}
