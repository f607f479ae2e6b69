import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { createFirstOwner } from '#db/queries/auth/create-first-owner.ts';
import { findUser } from '#db/queries/auth/find-user.ts';
import { listMemberships } from '#db/queries/auth/list-memberships.ts';
import { addKey } from '#db/queries/keys/add-key.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Config } from '../config.ts';
import type { Auth } from './auth.ts';
import { hashToken } from './hash-token.ts';

/**
 * Creates the owner and the API key that the environment names, once: later starts find them and change nothing,
 * neither a password nor a key that was revoked. Throws when the accounts here belong to somebody else.
 */
export async function ensureOwner(
  { db, auth }: { db: Database; auth: Pick<Auth, 'hashPassword'> },
  { owner, apiKey }: Pick<Config, 'owner' | 'apiKey'>,
): Promise<{ orgId: string; userId: string; isNew: boolean } | null> {
  if (owner === null) return null;
  const isNew = (await findUser(db, owner.email)) === null;
  if (isNew) {
    await createFirstOwner(db, {
      email: owner.email,
      name: owner.email.split('@')[0] ?? owner.email,
      passwordHash: await auth.hashPassword(owner.password),
      organization: { name: 'Default', slug: 'default' },
    });
  }
  const user = await findUser(db, owner.email);
  if (user === null) {
    throw new PatchbayError(
      'conflict',
      `PATCHBAY_OWNER_EMAIL is ${owner.email}, but other accounts exist and this is none of them: let an owner invite it, or unset the variable.`,
    );
  }
  const [membership] = await listMemberships(db, user.id);
  if (membership === undefined) return null;
  if (apiKey !== null) await ensureKey(db, { orgId: membership.id, userId: user.id }, apiKey);
  return { orgId: membership.id, userId: user.id, isNew };
}

async function ensureKey(
  db: Database,
  { orgId, userId }: { orgId: string; userId: string },
  value: string,
): Promise<void> {
  await asOrg(db, orgId, (tx) =>
    addKey(tx, {
      orgId,
      userId,
      name: 'From the environment',
      prefix: value.slice(0, 8),
      hash: hashToken(value),
      scopes: ['*', 'unlimited'],
      expiresAt: null,
    }),
  );
}
