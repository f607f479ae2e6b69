import type { Database } from '../connect.ts';

/** A piece of an asset: at most 256 KB, found by the hash under which it is stored and its place there. */
export type Piece = { hash: string; part: number };

/** The pieces of an asset in order, those of its parts when it is made of others; null when there is no such asset. */
export async function listPieces(
  db: Database,
  { orgId, hash }: { orgId: string; hash: string },
): Promise<{ type: string; name: string | null; size: number; pieces: Piece[] } | null> {
  const [asset] = await db.sql<{ type: string; name: string | null; size: number }[]>`
    select type, name, size::float8 as size from assets where org_id = ${orgId} and hash = ${hash}`;
  if (asset === undefined) return null;
  const pieces = await db.sql<Piece[]>`
    select hash, part from (
      select -1 as place, hash, part from asset_chunks where org_id = ${orgId} and hash = ${hash}
      union all
      select p.place, c.hash, c.part from asset_parts p
        join asset_chunks c on c.org_id = p.org_id and c.hash = p.part
      where p.org_id = ${orgId} and p.hash = ${hash}
    ) pieces order by place, part`;
  return { ...asset, pieces: pieces.map(({ hash: at, part }) => ({ hash: at, part })) };
}
