import { renameRoot } from '../expr/index.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Operation } from './operations.ts';
import type { Graph } from './schema.ts';

/** The one operation that renames a node everywhere: its id, edges, parents and each expression that names it. */
export function renameNode(graph: Graph, from: string, to: string): Operation {
  const rewrites = graph.nodes.flatMap((node) =>
    (['params', 'policy'] as const).flatMap((field): Operation[] => {
      const before: Json | undefined = node[field] && JSON.parse(JSON.stringify(node[field]));
      if (before === undefined) return [];
      const value = renameIn(before, from, to);
      return JSON.stringify(value) === JSON.stringify(before)
        ? []
        : [{ op: 'set', node: node.id, path: [field], value }];
    }),
  );
  return { op: 'batch', operations: [...rewrites, { op: 'reidentify', from, to }] };
}

/** Renames a root in every text of a value. */
export function renameIn(value: Json, from: string, to: string): Json {
  if (typeof value === 'string') return value.includes('{{') ? renameRoot(value, from, to) : value;
  if (Array.isArray(value)) return value.map((item) => renameIn(item, from, to));
  // A workflow in place names nodes of its own.
  if (!isObject(value) || isDocument(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameIn(item, from, to)]));
}

function isDocument(value: JsonObject): boolean {
  return typeof value.patchbay === 'number' && Array.isArray(value.nodes);
}
