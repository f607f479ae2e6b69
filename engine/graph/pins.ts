import type { NodeDescription } from './catalogue.ts';
import { isContainer } from './catalogue.ts';
import type { Graph, Pin } from './schema.ts';

/** True for nodes that only give an output: entries, answers, and what ends or changes something do more than that. */
export function isPinnable({ role, answers }: Pick<NodeDescription, 'role' | 'answers'>): boolean {
  return answers === undefined && (role === 'task' || isContainer(role));
}

/** A document without pins, as versions and tests take it; the same object when it has none. */
export function withoutPins(graph: Graph): Graph {
  if (graph.nodes.every(({ pin }) => pin === undefined)) return graph;
  return { ...graph, nodes: graph.nodes.map(({ pin: _, ...node }) => node) };
}

/** A document in which these nodes are pinned as well; ids that are no node are left out. */
export function withPins(graph: Graph, pins: { readonly [node: string]: Pin }): Graph {
  const own = (id: string) => (Object.hasOwn(pins, id) ? pins[id] : undefined);
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const pin = own(node.id);
      return pin === undefined ? node : { ...node, pin };
    }),
  };
}
