import type { Map as SharedMap } from 'yjs';
import type { Json } from '#engine/json.ts';
import type { Read } from './read-graph.ts';
import type { ListName } from './shape.ts';

/** The maps of which a shared document consists. */
export type SharedMaps = { [list in ListName | 'head' | 'edges']: SharedMap<unknown> };

/** What writing into a shared document needs to know of it. */
export type Writable = {
  readonly maps: SharedMaps;
  /** The keys of the last document read, by the names of its members. */
  readonly keys: Read['keys'];
  /** Members that were removed here, by list and name: undoing puts them back as they were. */
  readonly removed: Map<string, string>;
  /** A key that nobody else makes. */
  newKey(): string;
};

/** The leaves of a shared map; what was unset is not among them. */
export function leavesIn(map: SharedMap<unknown>): Map<string, Json> {
  const leaves = new Map<string, Json>();
  for (const [key, value] of map) if (value !== undefined) leaves.set(key, toJson(value));
  return leaves;
}

/** What others sent was checked against the document's schema before it was taken in. */
function toJson(value: unknown): Json {
  return value as Json;
}
