import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { dataTables } from '../../schema/data-tables.ts';

/** Removes a table with its rows. */
export async function removeTable(tx: Tx, id: string): Promise<void> {
  await tx.delete(dataTables).where(eq(dataTables.id, id));
}
