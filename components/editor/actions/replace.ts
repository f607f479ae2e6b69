import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';

const fields = ['name', 'description', 'input', 'output', 'variables', 'settings', 'frames', 'notes'] as const;

/** Turns one document into another as a single undoable step; kind and slug stay. */
export function replaceOperations(from: Graph, to: Graph): Operation[] {
  const operations: Operation[] = from.edges.map((edge) => ({ op: 'disconnect', edge }));
  const roots = from.nodes.filter((node) => node.parent === undefined);
  operations.push(...roots.map((node): Operation => ({ op: 'remove', node: node.id })));
  operations.push(...to.nodes.map((node): Operation => ({ op: 'insert', node })));
  operations.push(...to.edges.map((edge): Operation => ({ op: 'connect', edge })));
  for (const field of fields) {
    const value: Json = JSON.parse(JSON.stringify(to[field]));
    operations.push({ op: 'set', path: [field], value });
  }
  return operations;
}
