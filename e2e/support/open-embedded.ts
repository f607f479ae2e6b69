import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { OpenDatabase } from './survive.ts';

/** The embedded database of a data folder that no process has any more. */
export function openEmbedded(dataDir: string): OpenDatabase {
  return async () => {
    const database = await PGlite.create({ dataDir: join(dataDir, 'postgres'), extensions: { vector } });
    return {
      query: async (text) => (await database.query<{ [column: string]: unknown }>(text)).rows,
      close: () => database.close(),
    };
  };
}
