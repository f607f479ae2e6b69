import { listPieces } from '#db/assets/list-pieces.ts';
import { readPiece } from '#db/assets/read-piece.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Services } from '../../services.ts';
import { findRun } from './read-run.ts';

/** A stored file: its media type, what it is called, its size in bytes, and the bytes, read as they are asked for. */
export type OpenedAsset = { type: string; name: string | null; size: number; bytes: ReadableStream<Uint8Array> };

/** Opens a file that a run refers to, for whoever may see the run; `asset` is `sha256:` and the hex digest. */
export async function openAsset(
  services: Services,
  principal: Principal,
  input: { run: string; asset: string },
): Promise<OpenedAsset> {
  await findRun(services, principal, input.run);
  const { db } = services;
  const { orgId } = principal;
  const found = await listPieces(db, { orgId, hash: input.asset });
  if (found === null)
    throw new PatchbayError('not_found', `There is no file ${input.asset}. It may have been deleted with its run.`);
  const { pieces, ...about } = found;
  let next = 0;
  const bytes = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const piece = pieces[next++];
      if (piece === undefined) stream.close();
      else stream.enqueue(new Uint8Array(await readPiece(db, orgId, piece)));
    },
  });
  return { ...about, bytes };
}
