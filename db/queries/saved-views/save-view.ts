import { and, count, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { savedViews } from '../../schema/saved-views.ts';

export type NewView = Pick<
  typeof savedViews.$inferInsert,
  'orgId' | 'userId' | 'list' | 'name' | 'query' | 'shared'
> & { opens: boolean };

/** How many views of one list a person may keep. */
export const mostViews = 100;

/** Saves a view in place of the person's own one of that name; null when they have too many. */
export async function saveView(tx: Tx, view: NewView): Promise<{ id: string } | null> {
  const { userId, list, query, shared, opens } = view;
  const own = and(eq(savedViews.userId, userId), eq(savedViews.list, list));
  if (opens) await tx.update(savedViews).set({ opens: false }).where(own);
  const [kept] = await tx
    .select({ all: count(), named: sql<number>`(count(*) filter (where ${savedViews.name} = ${view.name}))::int` })
    .from(savedViews)
    .where(own);
  if (kept !== undefined && kept.all >= mostViews && kept.named === 0) return null;
  const [row] = await tx
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({
      target: [savedViews.orgId, savedViews.userId, savedViews.list, savedViews.name],
      set: { query, shared, opens },
    })
    .returning({ id: savedViews.id });
  return row ?? null;
}
