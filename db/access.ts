import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';

/** What queries are written against: a transaction of one organization, or the engine's connection. */
export type Tx = Parameters<Parameters<Database['orm']['transaction']>[0]>[0];
export type Engine = Database['orm'];

/** Runs `work` in a transaction that sees and writes one organization's rows only. Hold it across no other I/O. */
export function asOrg<T>(db: Database, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', 'patchbay_app', true), set_config('patchbay.org', ${orgId}, true)`);
    return await work(tx);
  });
}

/** Runs `work` as the engine, without a transaction: each statement is durable when it returns. */
export function asEngine<T>(db: Database, work: (engine: Engine) => Promise<T>): Promise<T> {
  return work(db.orm);
}

/** Runs `work` in a transaction that may touch the sign-in tables and no others. */
export function asAuth<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', 'patchbay_auth', true)`);
    return await work(tx);
  });
}

/** Runs `work` in a transaction with the rights of the login itself: for the schema and the table `instance`. */
export function asOwner<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', 'none', true)`);
    return await work(tx);
  });
}
