import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { addKey } from '#db/queries/keys/add-key.ts';
import { PatchbayError } from '#engine/errors.ts';
import { hashToken } from '../../auth/hash-token.ts';
import type { Principal } from '../../auth/principal.ts';
import { actions, authorize } from '../../auth/roles.ts';
import type { ApiKey } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';

const isScope = (scope: string) =>
  scope === '*' || actions.includes(scope) || /^tools:call:[a-z][a-z0-9_]{0,63}$/.test(scope);

const schema = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(100),
  scopes: z
    .array(z.string().refine(isScope, `must be *, tools:call:<slug> or one of ${actions.join(', ')}`))
    .min(1, 'must name at least one scope; * is everything')
    .max(50),
  expiresAt: z.iso
    .datetime({ offset: true })
    .refine((text) => Date.parse(text) > Date.now(), 'must lie in the future')
    .optional(),
});

/** Makes an API key of the caller's; its value is answered here and never again. A key can make no stronger key. */
export async function createKey(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: unknown,
): Promise<{ key: ApiKey; value: string }> {
  authorize(principal, 'keys:write');
  const { name, scopes, expiresAt } = parseInput(schema, input);
  const missing = scopes.find((scope) => !principal.scopes.includes('*') && !principal.scopes.includes(scope));
  if (missing !== undefined) {
    throw new PatchbayError('forbidden', `A key cannot give the scope '${missing}', which it does not have itself.`);
  }
  const value = `pb_${randomBytes(24).toString('hex')}`;
  const { orgId, userId } = principal;
  const expiry = expiresAt === undefined ? null : new Date(expiresAt);
  const key = { orgId, userId, name, scopes, prefix: value.slice(0, 8), hash: hashToken(value), expiresAt: expiry };
  const added = await asOrg(db, orgId, async (tx) => {
    const row = await addKey(tx, key);
    if (row !== null) {
      await writeAudit(tx, { orgId, actor: principal, action: 'key.created', target: row.id, data: { name, scopes } });
    }
    return row;
  });
  if (added === null) throw new PatchbayError('conflict', 'This key exists already: try again.');
  const { prefix } = key;
  const shown = { name, scopes, prefix, createdBy: principal.name, lastUsedAt: null };
  return { key: { ...added, ...shown, expiresAt: expiry?.toISOString() ?? null }, value };
}
