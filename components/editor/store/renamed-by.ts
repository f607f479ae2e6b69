import type { Operation } from '#engine/graph/operations.ts';

/** The ids that operations give to nodes, by the ones they had. */
export function renamedBy(operation: Operation): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const walk = (one: Operation): void => {
    if (one.op === 'batch') for (const inner of one.operations) walk(inner);
    if (one.op === 'reidentify') names.set(one.from, one.to);
  };
  walk(operation);
  return names;
}
