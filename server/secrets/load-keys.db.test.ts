import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/connect.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { loadKeys } from './load-keys.ts';

let db: Database;
const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-secret-'));
const file = join(dataDir, 'secret');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true });
});

it('makes a secret that only its user can read, and takes no other afterwards', async () => {
  const first = await loadKeys(db, { secret: null, dataDir });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await loadKeys(db, { secret: null, dataDir })).toEqual(first);
  expect(await loadKeys(db, { secret: readFileSync(file, 'utf8'), dataDir })).toEqual(first);

  const other = Buffer.alloc(32, 3).toString('base64');
  await expect(loadKeys(db, { secret: other, dataDir })).rejects.toThrow('PATCHBAY_SECRET is not the one');
  writeFileSync(file, 'damaged');
  await expect(loadKeys(db, { secret: null, dataDir })).rejects.toThrow('does not hold 32 bytes');
  rmSync(file);
  await expect(loadKeys(db, { secret: null, dataDir })).rejects.toThrow(`The secret in ${file} is not the one`);
});
