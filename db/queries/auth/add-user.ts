import { randomUUID } from 'node:crypto';
import type { Tx } from '../../access.ts';
import { accounts, users } from '../../schema/users.ts';

export type NewUser = { name: string; email: string; passwordHash: string };

/** Adds an account that signs in with e-mail and password, as the sign-in library stores it; answers its id. */
export async function addUser(tx: Tx, { name, email, passwordHash }: NewUser): Promise<string> {
  const id = randomUUID();
  await tx.insert(users).values({ id, name, email: email.toLowerCase(), emailVerified: true });
  await tx.insert(accounts).values({
    id: randomUUID(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: passwordHash,
  });
  return id;
}
