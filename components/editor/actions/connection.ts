import type { Catalogue, InputPort, OutputPort, PortType } from '#engine/graph/catalogue.ts';
import { type Endpoint, formatEndpoint } from '#engine/graph/endpoint.ts';
import { resolvePorts } from '#engine/graph/ports.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
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
export function refusal(t: Words, graph: Graph, catalogue: Catalogue, from: Endpoint, to: Endpoint): string | null {
  const source = graph.nodes.find((node) => node.id === from.node);
  const target = graph.nodes.find((node) => node.id === to.node);
  if (source === undefined || target === undefined) return t('actions.bothEndsMustBeNodes');
  if (source.parent !== target.parent) return t('actions.aCableCannotCrossTheBorder');
  const output = jacksOf(source, catalogue).outputs.find((port) => port.name === from.port);
  const input = jacksOf(target, catalogue).inputs.find((port) => port.name === to.port);
  if (output === undefined) return t('actions.nodeHasNoWayOutCalled', { node: from.node, port: from.port });
  if (input === undefined) return t('actions.nodeHasNoWayInCalled', { node: to.node, port: to.port });
  if (!fits(output.type, input.type)) return t('actions.typeDoesNotFitAJack', { type: output.type, taken: input.type });
  const key = edgeKey(edgeOf(from, to));
  return graph.edges.some((edge) => edgeKey(edge) === key) ? t('actions.theseTwoAreConnectedAlready') : null;
}

/** The edge between two jacks as documents write it. */
export function edgeOf(from: Endpoint, to: Endpoint): GraphEdge {
  return { from: formatEndpoint(from, 'out'), to: formatEndpoint(to, 'in') };
}

const loose: readonly PortType[] = ['any', 'json', 'control'];

function fits(from: PortType, to: PortType): boolean {
  return from === to || loose.includes(from) || loose.includes(to);
}
