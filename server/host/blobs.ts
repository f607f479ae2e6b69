import { joinAssets } from '#db/assets/join-assets.ts';
import { listPieces } from '#db/assets/list-pieces.ts';
import { readAsset } from '#db/assets/read-asset.ts';
import { readPiece } from '#db/assets/read-piece.ts';
import { writeAsset } from '#db/assets/write-asset.ts';
import type { Database } from '#db/connect.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { Blobs } from '#engine/host/host.ts';
import { type AssetRef, isLinesRef } from '#engine/json.ts';
import { openLines } from './lines.ts';
import { ndjsonType, readNdjson, writeNdjson } from './ndjson.ts';

/** The asset store of one organization. */
export function blobsOf(db: Database, orgId: string): Blobs {
  const read = async (ref: AssetRef): Promise<{ bytes: Uint8Array; type: string }> => {
    const found = await readAsset(db, { orgId, hash: ref.$asset });
    if (found === null) throw gone(ref);
    return found;
  };
  return {
    putJson: (text) => writeAsset(db, { orgId, bytes: Buffer.from(text), type: 'application/json' }),
    getJson: async (ref) => {
      const { bytes, type } = await read(ref);
      return isLinesRef({ ...ref, type }) ? readNdjson(bytes) : JSON.parse(Buffer.from(bytes).toString());
    },
    putLines: (items) =>
      writeAsset(db, {
        orgId,
        bytes: writeNdjson(items),
        type: ndjsonType,
      }),
    joinLines: (parts) => joinAssets(db, { orgId, parts, type: ndjsonType }),
    openLines: async (ref) => {
      const found = await listPieces(db, { orgId, hash: ref.$asset });
      if (found === null) throw gone(ref);
      const { pieces, type } = found;
      const readAt = (at: number) => {
        const piece = pieces[at];
        return piece ? readPiece(db, orgId, piece) : Promise.resolve(Buffer.alloc(0));
      };
      return openLines({ count: pieces.length, read: readAt }, type.startsWith('text/csv') ? 'csv' : 'ndjson');
    },
    write: (bytes, type, name) => writeAsset(db, { orgId, bytes, type, ...(name !== undefined && { name }) }),
    read: async (ref) => (await read(ref)).bytes,
  };
}

function gone(ref: AssetRef): NodeFailure {
  return new NodeFailure('no_asset', `There is no asset ${ref.$asset}. It may have expired.`, { retryable: false });
}
