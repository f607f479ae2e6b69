import { afterAll, beforeAll } from 'vitest';
import type { Database } from '#db/connect.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { busSuite } from './bus.suite.ts';
import { memoryBus } from './memory.ts';
import { postgresBus } from './postgres.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

busSuite('memory', async () => {
  const bus = memoryBus();
  return [bus, bus];
});
busSuite('postgres', async () => [await postgresBus(db), await postgresBus(db)]);
