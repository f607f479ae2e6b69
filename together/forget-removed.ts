import { Map as SharedMap } from 'yjs';
import { isObject } from '#engine/json.ts';
import { keysOf, readEdge } from './ends.ts';
import { listNames } from './shape.ts';
import type { SharedGraph } from './shared-graph.ts';

/**
 * Forgets members that were removed before a time (milliseconds since 1970), with their edges: they cannot be put back
 * with what others wrote into them any more. Answers how many.
 */
export function forgetRemoved({ doc, maps }: SharedGraph, before: number, origin: unknown): number {
  const gone = listNames.flatMap((list) =>
    [...maps[list].keys()].filter((key) => removedAt(maps[list].get(key)) < before).map((key) => ({ list, key })),
  );
  if (gone.length === 0) return 0;
  const keys = new Set(gone.map(({ key }) => key));
  doc.transact(() => {
    for (const { list, key } of gone) maps[list].delete(key);
    for (const [key, value] of maps.edges) {
      const edge = readEdge(value);
      if (edge !== null && keysOf(edge).some((end) => keys.has(end))) maps.edges.delete(key);
    }
  }, origin);
  return gone.length;
}

/** When a member was removed, in milliseconds since 1970; never for one that stands. */
function removedAt(map: unknown): number {
  const removal = map instanceof SharedMap ? map.get('!') : undefined;
  return isObject(removal) && typeof removal.at === 'number' ? removal.at : Number.POSITIVE_INFINITY;
}
