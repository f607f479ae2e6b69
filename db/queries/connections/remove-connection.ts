import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { connections } from '../../schema/connections.ts';
import { isUuid } from '../is-uuid.ts';

/** Removes a connection with its secret; answers its name, null when there is none. */
export async function removeConnection(tx: Tx, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx.delete(connections).where(eq(connections.id, id)).returning({ name: connections.name });
  return row?.name ?? null;
}
