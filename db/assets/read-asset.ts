import type { Database } from '../connect.ts';

/** The bytes of an asset with their type; null when the organization has none of that hash. */
export async function readAsset(
  db: Database,
  { orgId, hash }: { orgId: string; hash: string },
): Promise<{ bytes: Uint8Array; type: string; name: string | null } | null> {
  const rows = await db.sql<{ type: string; name: string | null; bytes: Uint8Array }[]>`
    select type, name, bytes from assets join asset_chunks using (org_id, hash)
    where org_id = ${orgId} and hash = ${hash} order by part`;
  const [first] = rows;
  return first === undefined
    ? null
    : { bytes: Buffer.concat(rows.map((row) => row.bytes)), type: first.type, name: first.name };
}
