import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { makePartitions } from './journal/partitions.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the schema up to date over a connection of the owner; processes that start together take turns. */
export async function migrateDatabase(owner: postgres.Sql): Promise<void> {
  await owner`select pg_advisory_lock(${lock})`;
  try {
    await migrate(drizzle(owner), { migrationsFolder });
    await owner.unsafe(vectorIfAvailable);
    await makePartitions(owner);
  } finally {
    await owner`select pg_advisory_unlock(${lock})`;
  }
}

/** Any number, as long as nothing else on the server uses it. */
const lock = 7_262_824;

// Vectors are searched exactly where the extension is missing, so its absence is no error.
const vectorIfAvailable = `DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector' AND installed_version IS NULL) THEN
    CREATE EXTENSION IF NOT EXISTS vector;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END $$`;
