import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { mostViews, saveView as save } from '#db/queries/saved-views/save-view.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { parseInput } from '../parse-input.ts';

/** The lists that have saved views. */
export const viewedLists = z.enum(['runs', 'workflows']);

export const viewInput = z.strictObject({
  list: viewedLists,
  name: z.string().trim().min(1, 'needs at least a character').max(80),
  /** As it stands in the address. */
  query: z.string().max(2000),
  shared: z.boolean(),
  opens: z.boolean(),
});

/** Saves a view of a list in place of one's own view of that name. */
export async function saveView(
  { db }: Pick<Services, 'db'>,
  principal: Principal,
  input: z.input<typeof viewInput>,
): Promise<{ id: string }> {
  authorize(principal, 'workflows:read');
  const { orgId, userId } = principal;
  const saved = await asOrg(db, orgId, (tx) => save(tx, { ...parseInput(viewInput, input), orgId, userId }));
  if (saved === null)
    throw new PatchbayError('conflict', `You have ${mostViews} saved views of this list. Remove one first.`);
  return saved;
}
