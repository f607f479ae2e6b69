import { Document, isMap, isSeq, type Scalar, visit } from 'yaml';
import { type Graph, graphSchema, nodeSchema, policySchema } from '#engine/graph/schema.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';

/**
 * A workflow as the text of a file: the same workflow is the same text, byte by byte. What Patchbay names itself stands in
 * a fixed order and is left out where it says nothing; what people named (schemas, values) stays in theirs.
 */
export function formatGraph(graph: Graph, kind: 'yaml' | 'json'): string {
  const plain = ordered(graph);
  return kind === 'json' ? `${JSON.stringify(plain, null, 2)}\n` : yaml(plain);
}

const nodeOrder = ['id', 'type', 'typeVersion', 'label', 'parent', 'disabled', 'position', 'size', 'params', 'policy'];

function ordered(graph: Graph): JsonObject {
  const document = inOrder(plainOf(graph), Object.keys(graphSchema.shape));
  const saysNothing = (key: string, value: Json) =>
    (key === 'description' && value === '') ||
    (['variables', 'frames', 'notes'].includes(key) && Array.isArray(value) && value.length === 0) ||
    (key === 'settings' && isObject(value) && Object.keys(value).length === 0);
  const kept = Object.entries(document).filter(([key, value]) => !saysNothing(key, value));
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'nodes' ? listOf(value, orderedNode) : value]));
}

function orderedNode(node: JsonObject): JsonObject {
  const { params, policy } = node;
  return inOrder(
    {
      ...node,
      ...(isObject(params) && { params: inOrder(params, Object.keys(params).sort()) }),
      ...(isObject(policy) && { policy: inOrder(policy, Object.keys(policySchema.shape)) }),
    },
    [...nodeOrder, ...Object.keys(nodeSchema.shape)],
  );
}

function listOf(value: Json, change: (item: JsonObject) => JsonObject): Json {
  return Array.isArray(value) ? value.map((item) => (isObject(item) ? change(item) : item)) : value;
}

/** The keys of `order` first; what is not among them follows as it stood. */
function inOrder(value: JsonObject, order: readonly string[]): JsonObject {
  const keys = new Set([...order.filter((key) => Object.hasOwn(value, key)), ...Object.keys(value)]);
  return Object.fromEntries([...keys].flatMap((key): [string, Json][] => [[key, value[key] ?? null]]));
}

function plainOf(graph: Graph): JsonObject {
  const value: Json = JSON.parse(JSON.stringify(graph));
  return isObject(value) ? value : {};
}

/** Two spaces, one node a block with an empty line before it, lines of text as lines, places and cables in one line. */
function yaml(plain: JsonObject): string {
  const document = new Document(plain, { aliasDuplicateObjects: false });
  const nodes = document.get('nodes');
  if (isSeq(nodes)) for (const item of nodes.items.slice(1)) if (isMap(item)) item.spaceBefore = true;
  const edges = document.get('edges');
  if (isSeq(edges)) for (const item of edges.items) if (isMap(item)) item.flow = true;
  for (const name of ['nodes', 'notes', 'frames']) {
    const list = document.get(name);
    if (isSeq(list)) for (const item of list.items) flat(item);
  }
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && /[\n\r]/.test(scalar.value)) scalar.type = styleOf(scalar.value);
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: 'literal', doubleQuotedMinMultiLineLength: longest });
}

/** More than a text can have, so that a quoted one stays in its line. */
const longest = 2 ** 31;

/** Lines as lines, where YAML gives them back to the letter: not with a line of blanks alone, or a first one set in. */
function styleOf(text: string): Scalar.Type {
  const isFaithful =
    /^[^\s\p{Cc}]/u.test(text) && !/^[^\S\n]+$/m.test(text) && !/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]/u.test(text);
  return isFaithful ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

function flat(item: unknown): void {
  if (!isMap(item)) return;
  for (const name of ['position', 'size']) {
    const place = item.get(name);
    if (isSeq(place)) place.flow = true;
  }
}
