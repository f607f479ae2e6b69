import { createHash } from 'node:crypto';
import type { AssetRef } from '#engine/json.ts';
import type { Database } from '../connect.ts';

const chunkBytes = 256 * 1024;

/**
 * Stores bytes under their own hash; durable when it resolves. Storing the same bytes again only makes
 * them new, so that they are not collected before something names them.
 */
export async function writeAsset(
  db: Database,
  asset: { orgId: string; bytes: Uint8Array; type: string; name?: string },
): Promise<AssetRef> {
  const { orgId, bytes, type, name } = asset;
  const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const parts = Math.max(1, Math.ceil(bytes.length / chunkBytes));
  const chunks = Array.from({ length: parts }, (_, part) =>
    Buffer.from(bytes.subarray(part * chunkBytes, (part + 1) * chunkBytes)).toString('base64'),
  );
  await db.sql`
    with asset as (
      insert into assets (org_id, hash, type, size, name) values (${orgId}, ${hash}, ${type}, ${bytes.length}, ${name ?? null})
      on conflict (org_id, hash) do update set created_at = now() returning hash, xmax = 0 as is_new
    )
    insert into asset_chunks (org_id, hash, part, bytes)
    select ${orgId}, asset.hash, chunk.part - 1, decode(chunk.bytes, 'base64')
    from asset, unnest(string_to_array(${chunks.join(',')}, ',')) with ordinality as chunk(bytes, part)
    where asset.is_new`;
  return { $asset: hash, type, size: bytes.length, ...(name !== undefined && { name }) };
}
