import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { connect, type Database } from '../connect.ts';

// Tests choose their server by the environment, and this file is part of no running product.
const serverUrl = process.env.TEST_DATABASE_URL;

/**
 * A database of its own for a test file: embedded, or a fresh one on the server of TEST_DATABASE_URL.
 * `close` also removes it.
 */
export async function testDatabase(): Promise<Database> {
  return serverUrl === undefined ? await embedded() : await onServer(serverUrl);
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

async function onServer(url: string): Promise<Database> {
  const name = `patchbay_test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const own = new URL(url);
  own.pathname = name;
  const db = await connect({ databaseUrl: own.href, dataDir: '', poolSize: 4 });
  return {
    ...db,
    close: async () => {
      await db.close();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}

async function embedded(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-test-'));
  cpSync(await template(), folder, { recursive: true });
  const db = await connect({ dataDir: folder });
  return {
    ...db,
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Creating a database takes seconds, copying one does not: the first test that needs it leaves a migrated folder. */
async function template(): Promise<string> {
  const folder = join(tmpdir(), `patchbay-template-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(join(tmpdir(), 'patchbay-template-'));
  mkdirSync(making, { recursive: true });
  const db = await connect({ dataDir: making });
  await db.close();
  rmSync(join(making, 'lock'), { force: true });
  try {
    renameSync(making, folder);
  } catch {
    // Another test process was faster.
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

function fingerprint(): string {
  const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const file of readdirSync(migrations).sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(join(migrations, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
