import { readAsset } from '#db/assets/read-asset.ts';
import { writeAsset } from '#db/assets/write-asset.ts';
import type { Database } from '#db/connect.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { Blobs } from '#engine/host/host.ts';
import type { AssetRef } from '#engine/json.ts';

/** The asset store of one organization. */
export function blobsOf(db: Database, orgId: string): Blobs {
  const read = async (ref: AssetRef): Promise<Uint8Array> => {
    const found = await readAsset(db, { orgId, hash: ref.$asset });
    if (found === null)
      throw new NodeFailure('no_asset', `There is no asset ${ref.$asset}. It may have expired.`, { retryable: false });
    return found.bytes;
  };
  return {
    putJson: (text) => writeAsset(db, { orgId, bytes: Buffer.from(text), type: 'application/json' }),
    getJson: async (ref) => JSON.parse(Buffer.from(await read(ref)).toString()),
    write: (bytes, type, name) => writeAsset(db, { orgId, bytes, type, ...(name !== undefined && { name }) }),
    read,
  };
}
