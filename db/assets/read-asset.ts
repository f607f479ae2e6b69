import type { Database } from '../connect.ts';
import { listPieces } from './list-pieces.ts';
import { readPiece } from './read-piece.ts';

/** The bytes of an asset with their type; null when the organization has none of that hash. */
export async function readAsset(
  db: Database,
  { orgId, hash }: { orgId: string; hash: string },
): Promise<{ bytes: Uint8Array; type: string; name: string | null } | null> {
  const rows = await db.sql<{ type: string; name: string | null; bytes: Uint8Array | null }[]>`
    select type, name, bytes from assets left join asset_chunks using (org_id, hash)
    where org_id = ${orgId} and hash = ${hash} order by part`;
  const [first] = rows;
  if (first === undefined) return null;
  const { type, name } = first;
  if (first.bytes !== null)
    return { bytes: Buffer.concat(rows.map((row) => row.bytes ?? Buffer.alloc(0))), type, name };
  const { pieces = [] } = (await listPieces(db, { orgId, hash })) ?? {};
  const parts: Buffer[] = [];
  for (const piece of pieces) parts.push(await readPiece(db, orgId, piece));
  return { bytes: Buffer.concat(parts), type, name };
}
