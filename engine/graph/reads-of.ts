import { compileValue } from '../expr/index.ts';
import type { Json } from '../json.ts';
import type { GraphNode } from './schema.ts';

/** The names that a node's expressions begin with: ids of nodes, `input`, `item` and the like. */
export function readsOf({ params, policy }: GraphNode): ReadonlySet<string> {
  const plain: Json = JSON.parse(JSON.stringify([params ?? null, policy ?? null]));
  return new Set(compileValue(plain).references.map(({ root }) => root));
}
