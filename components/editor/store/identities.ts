import type { Renames } from '#together/renames.ts';

/** What a renamed node is still known by to the fields that show it, by its id; other nodes are known by their id. */
export type Identities = ReadonlyMap<string, string>;

let freed = 0;

/** What stays the same when a node gets another id, so that its fields stay with who types in them. */
export function identityOf(identities: Identities, node: string): string {
  return identities.get(node) ?? node;
}

/** The identities after renames; who takes a freed id is not taken for the node that had it. */
export function withRenames(identities: Identities, renames: Renames): Identities {
  const next = new Map(identities);
  for (const from of renames.keys()) {
    freed += 1;
    next.set(from, `${from}#${freed}`);
  }
  for (const [from, to] of renames) next.set(to, identityOf(identities, from));
  return next;
}
