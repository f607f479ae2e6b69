import { createHash } from 'node:crypto';
import type { AssetRef } from '#engine/json.ts';
import type { Database } from '../connect.ts';
import { listPieces } from './list-pieces.ts';
import { readPiece } from './read-piece.ts';

/** One asset made of others, in this order. Its hash is that of all their bytes, which are read once, piece by piece. */
export async function joinAssets(
  db: Database,
  { orgId, parts, type }: { orgId: string; parts: readonly AssetRef[]; type: string },
): Promise<AssetRef> {
  const digest = createHash('sha256');
  let size = 0;
  for (const part of parts) {
    const found = await listPieces(db, { orgId, hash: part.$asset });
    for (const piece of found?.pieces ?? []) {
      const bytes = await readPiece(db, orgId, piece);
      digest.update(bytes);
      size += bytes.byteLength;
    }
  }
  const hash = `sha256:${digest.digest('hex')}`;
  await db.sql`
    with asset as (
      insert into assets (org_id, hash, type, size) values (${orgId}, ${hash}, ${type}, ${size})
      on conflict (org_id, hash) do update set created_at = now() returning hash, xmax = 0 as is_new
    )
    insert into asset_parts (org_id, hash, place, part)
    select ${orgId}, asset.hash, part.place - 1, part.hash
    from asset, unnest(string_to_array(${parts.map((part) => part.$asset).join(',')}, ',')) with ordinality as part(hash, place)
    where asset.is_new`;
  return { $asset: hash, type, size };
}
