import { type Catalogue, isContainer, type NodeDescription } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
import { card, cardHeight } from '../../canvas/kernels/jacks.ts';
import { type Box, freePlace } from '../../canvas/kernels/snap.ts';
import { edgeOf, jacksOf, refusal } from './connection.ts';
import { newNode } from './new-node.ts';

type Where = {
  position?: [number, number];
  /** The jack it is connected to, and beside which it is placed. */
  from?: { node: string; port: string };
  parent?: string;
  /** In place of the defaults. */
  params?: JsonObject;
};

export type Added = { operations: Operation[]; id: string };

/** Adds a node of a type, connected to the jack it was asked from; a cable that was there is led through it. */
export function addNode(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  description: NodeDescription,
  where: Where,
): Added {
  const source = where.from && graph.nodes.find((node) => node.id === where.from?.node);
  const parent = source?.parent ?? where.parent;
  const wanted = where.position ?? (source ? behind(graph, catalogue, source) : [0, 0]);
  const siblings = graph.nodes.filter((node) => node.parent === parent).map((node) => boxOf(node, catalogue));
  const [width, height] = isContainer(description.role) ? [560, 260] : [card.width, 96];
  const fresh = newNode(graph, description, freePlace(wanted, { width, height }, siblings), parent);
  const node = where.params === undefined ? fresh : { ...fresh, params: where.params };
  const operations: Operation[] = [{ op: 'insert', node }];
  if (where.from) {
    const withNode = { ...graph, nodes: [...graph.nodes, node] };
    const to = { node: node.id, port: 'in' };
    if (refusal(t, withNode, catalogue, where.from, to) === null) {
      operations.push({ op: 'connect', edge: edgeOf(where.from, to) });
    }
  }
  return { operations, id: node.id };
}

/** The place a card takes on the canvas when it was not measured. */
export function boxOf(node: GraphNode, catalogue: Catalogue): Box {
  const [x, y] = node.position;
  const jacks = jacksOf(node, catalogue);
  const height = node.size?.[1] ?? cardHeight(Math.max(jacks.inputs.length, jacks.outputs.length));
  return { x, y, width: node.size?.[0] ?? card.width, height };
}

function behind(graph: Graph, catalogue: Catalogue, source: GraphNode): [number, number] {
  const box = boxOf(source, catalogue);
  const followers = graph.edges.filter((edge) => parseEndpoint(edge.from, 'out').node === source.id).length;
  return [box.x + box.width + 80, box.y + followers * 20];
}
