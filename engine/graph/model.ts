import type { Catalogue, NodeDescription, OutputPort } from './catalogue.ts';
import { parseEndpoint } from './endpoint.ts';
import { resolvePorts } from './ports.ts';
import type { Graph, GraphNode, Policy } from './schema.ts';

/** A node with what its type says of it. `index` is its place in the document. */
export type ModelNode = {
  index: number;
  node: GraphNode;
  id: string;
  parent: string;
  description: NodeDescription | null;
  policy: Policy;
  ports: OutputPort[];
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
  /** Nodes in an order in which each comes after those before it; nodes on a cycle are left out. */
  order: ModelNode[];
  /** True when a way leads from `from` to `to` within their level. */
  reaches(from: ModelNode, to: ModelNode): boolean;
};

/** Reads a parsed graph against a catalogue; never fails, whatever the graph says. */
export function modelOf(graph: Graph, catalogue: Catalogue): GraphModel {
  const nodes = new Map<string, ModelNode>();
  graph.nodes.forEach((node, index) => {
    if (!nodes.has(node.id)) nodes.set(node.id, modelNode(node, index, catalogue));
  });
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
  const order = topological([...nodes.values()]);
  return { graph, catalogue, nodes, edges, levels, order, reaches: reachability(order) };
}

function modelNode(node: GraphNode, index: number, catalogue: Catalogue): ModelNode {
  const description = catalogue.get(node.type) ?? null;
  const policy = { ...description?.policy, ...node.policy };
  const ports = description === null ? [] : resolvePorts(description, node.params ?? {}, policy);
  return { index, node, id: node.id, parent: node.parent ?? '', description, policy, ports, in: [], out: [] };
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

/** Kahn's algorithm, in document order among equals. */
function topological(nodes: ModelNode[]): ModelNode[] {
  const open = new Map(nodes.map((node) => [node, node.in.length]));
  const order = nodes.filter((node) => node.in.length === 0);
  for (let i = 0; i < order.length; i++) {
    for (const edge of order[i]?.out ?? []) {
      const left = (open.get(edge.to) ?? 0) - 1;
      open.set(edge.to, left);
      if (left === 0) order.push(edge.to);
    }
  }
  return order;
}

/** One bit set of predecessors for each node, built along the topological order. */
function reachability(order: ModelNode[]): (from: ModelNode, to: ModelNode) => boolean {
  const place = new Map(order.map((node, index) => [node, index]));
  const words = (order.length + 31) >>> 5;
  const before = order.map(() => new Uint32Array(words));
  order.forEach((node, index) => {
    const own = before[index];
    for (const edge of node.in) {
      const source = place.get(edge.from);
      const theirs = source === undefined ? undefined : before[source];
      if (source === undefined || !own || !theirs) continue;
      for (let word = 0; word < words; word++) own[word] = (own[word] ?? 0) | (theirs[word] ?? 0);
      own[source >>> 5] = (own[source >>> 5] ?? 0) | (1 << (source & 31));
    }
  });
  return (from, to) => {
    const source = place.get(from);
    const target = place.get(to);
    if (source === undefined || target === undefined) return false;
    return (((before[target]?.[source >>> 5] ?? 0) >>> (source & 31)) & 1) === 1;
  };
}
