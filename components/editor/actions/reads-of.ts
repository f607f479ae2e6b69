import { compileValue } from '#engine/expr/index.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';

/** The names that a node's expressions begin with: ids of nodes, `input`, `item` and the like. */
export function readsOf({ params, policy }: GraphNode): ReadonlySet<string> {
  const plain: Json = JSON.parse(JSON.stringify([params ?? null, policy ?? null]));
  return new Set(compileValue(plain).references.map(({ root }) => root));
}
