import { and, asc, eq, or } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { savedViews } from '../../schema/saved-views.ts';
import { users } from '../../schema/users.ts';

export type SavedViewRecord = {
  id: string;
  name: string;
  /** The filters and the order, as they stand in the address. */
  query: string;
  shared: boolean;
  /** Whether the list opens with it; only of one's own. */
  opens: boolean;
  isMine: boolean;
  by: string;
};

/** The views of a list that a person sees: their own, then those that others share. */
export async function listViews(
  tx: Tx,
  { userId, list }: { userId: string; list: string },
): Promise<SavedViewRecord[]> {
  const rows = await tx
    .select({ view: savedViews, by: users.name })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.userId))
    .where(and(eq(savedViews.list, list), or(eq(savedViews.userId, userId), savedViews.shared)))
    .orderBy(asc(savedViews.name), asc(savedViews.id));
  const views = rows.map(({ view: { id, name, query, shared, opens, userId: owner }, by }): SavedViewRecord => {
    const isMine = owner === userId;
    return { id, name, query, shared, opens: opens && isMine, isMine, by };
  });
  return [...views.filter(({ isMine }) => isMine), ...views.filter(({ isMine }) => !isMine)];
}
