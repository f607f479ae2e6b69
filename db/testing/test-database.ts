import { randomUUID } from 'node:crypto';
import { connect, type Database } from '../connect.ts';
import { ownData } from './own-data.ts';

// Tests choose their server by the environment, and this file is part of no running product.
const serverUrl = process.env.TEST_DATABASE_URL;

/**
 * A database of its own for a test file: embedded, or a fresh one on the server of TEST_DATABASE_URL.
 * `close` also removes it.
 */
export async function testDatabase(): Promise<Database> {
  const { remove, ...data } = await ownData(serverUrl);
  const db = await connect({ ...data, poolSize: 4 });
  return {
    ...db,
    close: async () => {
      await db.close();
      await remove();
    },
  };
}

/** A new organization in a test database; answers its id. */
export async function testOrganization(db: Database, slug = `org_${randomUUID().slice(0, 8)}`): Promise<string> {
  const id = randomUUID();
  await db.sql.begin(async (tx) => {
    await tx`select set_config('role', 'none', true)`;
    await tx`insert into organizations (id, name, slug) values (${id}, ${slug}, ${slug})`;
  });
  return id;
}
