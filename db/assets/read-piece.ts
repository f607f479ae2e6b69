import type { Database } from '../connect.ts';
import type { Piece } from './list-pieces.ts';

/** The bytes of one piece of an asset; empty when it is gone. */
export async function readPiece(db: Database, orgId: string, { hash, part }: Piece): Promise<Buffer> {
  const [row] = await db.sql<{ bytes: Buffer }[]>`
    select bytes from asset_chunks where org_id = ${orgId} and hash = ${hash} and part = ${part}`;
  return row?.bytes ?? Buffer.alloc(0);
}
