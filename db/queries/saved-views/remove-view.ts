import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { savedViews } from '../../schema/saved-views.ts';

/** Removes a person's own view; false when it is none. */
export async function removeView(tx: Tx, { id, userId }: { id: string; userId: string }): Promise<boolean> {
  const rows = await tx
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)))
    .returning({ id: savedViews.id });
  return rows.length > 0;
}
