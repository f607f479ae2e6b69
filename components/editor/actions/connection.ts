import type { Catalogue, InputPort, OutputPort, PortType } from '#engine/graph/catalogue.ts';
import { type Endpoint, formatEndpoint } from '#engine/graph/endpoint.ts';
import { resolvePorts } from '#engine/graph/ports.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import { edgeKey } from '../store/edge-key.ts';

/** A node's jacks as the canvas shows them. */
export type Jacks = { inputs: InputPort[]; outputs: OutputPort[] };

/** Resolves a node's jacks; a node of an unknown type keeps the two default ones, so that its cables stay visible. */
export function jacksOf(node: GraphNode, catalogue: Catalogue): Jacks {
  const description = catalogue.get(node.type);
  if (description === undefined) {
    return { inputs: [{ name: 'in', type: 'control' }], outputs: [{ name: 'out', type: 'json' }] };
  }
  const control: InputPort[] = description.role === 'entry' ? [] : [{ name: 'in', type: 'control' }];
  return {
    inputs: [...control, ...description.inputs],
    outputs: resolvePorts(description, node.params ?? {}, node.policy ?? {}),
  };
}

/** Why two jacks cannot be joined, as a sentence; null when they can. */
export function refusal(graph: Graph, catalogue: Catalogue, from: Endpoint, to: Endpoint): string | null {
  const source = graph.nodes.find((node) => node.id === from.node);
  const target = graph.nodes.find((node) => node.id === to.node);
  if (source === undefined || target === undefined) return 'Both ends must be nodes of this workflow.';
  if (source.parent !== target.parent) return 'A cable cannot cross the border of a container.';
  const output = jacksOf(source, catalogue).outputs.find((port) => port.name === from.port);
  const input = jacksOf(target, catalogue).inputs.find((port) => port.name === to.port);
  if (output === undefined) return `${from.node} has no way out called ${from.port}.`;
  if (input === undefined) return `${to.node} has no way in called ${to.port}.`;
  if (!fits(output.type, input.type)) return `${output.type} does not fit a jack for ${input.type}.`;
  const key = edgeKey(edgeOf(from, to));
  return graph.edges.some((edge) => edgeKey(edge) === key) ? 'These two are connected already.' : null;
}

/** The edge between two jacks as documents write it. */
export function edgeOf(from: Endpoint, to: Endpoint): GraphEdge {
  return { from: formatEndpoint(from, 'out'), to: formatEndpoint(to, 'in') };
}

const loose: readonly PortType[] = ['any', 'json', 'control'];

function fits(from: PortType, to: PortType): boolean {
  return from === to || loose.includes(from) || loose.includes(to);
}
