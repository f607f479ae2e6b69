import { z } from 'zod';
import { asAuth, asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { addOrganization } from '#db/queries/auth/add-organization.ts';
import { PatchbayError } from '#engine/errors.ts';
import { idPattern } from '#engine/graph/schema.ts';
import { tellKeysChanged } from '../../auth/auth.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { reservedSlugs } from '../reserved-slugs.ts';

/** Pages that stand beside those of organizations. */
const pages: ReadonlySet<string> = new Set(['dev', 'invite']);
const schema = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(100),
  slug: z
    .string()
    .regex(idPattern, 'must start with a small letter and hold only small letters, digits and _')
    .refine((slug) => !reservedSlugs.has(slug) && !pages.has(slug), 'is reserved for an address of Patchbay itself'),
});

/** Makes another organization whose owner is the caller. */
export async function createOrganization(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: unknown,
): Promise<{ id: string; slug: string }> {
  authorize(principal, 'organization:create');
  const { name, slug } = parseInput(schema, input);
  const id = await asAuth(db, (tx) => addOrganization(tx, { name, slug, ownerId: principal.userId }));
  if (id === null) throw new PatchbayError('conflict', `The slug '${slug}' is taken: choose another one.`);
  await asOrg(db, id, (tx) =>
    writeAudit(tx, { orgId: id, actor: principal, action: 'organization.created', target: id, data: { name, slug } }),
  );
  await tellKeysChanged(db, id);
  return { id, slug };
}
