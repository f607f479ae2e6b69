import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { users } from '../../schema/users.ts';

/** True when at least one account exists. */
export async function hasUsers(db: Database): Promise<boolean> {
  return (await asAuth(db, (tx) => tx.select({ id: users.id }).from(users).limit(1))).length > 0;
}
