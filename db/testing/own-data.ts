import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { connect, type Database } from '../connect.ts';

/** Where a test's own migrated data is; `remove` takes it away once nobody has it open. */
export type OwnData = { dataDir: string; databaseUrl?: string; remove(): Promise<void> };

/** What stands in data before a test begins: `write` is called once for all tests, the name tells it from others. */
export type Furniture = { name: string; write: (db: Database) => Promise<void> };

const none: Furniture = { name: 'empty', write: async () => {} };

/** Migrating takes seconds, copying what is migrated does not: the first test that needs it leaves it to the others. */
export async function ownData(serverUrl: string | undefined, furniture = none): Promise<OwnData> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-test-'));
  const removeFolder = async () => rmSync(dataDir, { recursive: true, force: true });
  if (serverUrl === undefined) {
    cpSync(await migratedFolder(furniture), dataDir, { recursive: true });
    return { dataDir, remove: removeFolder };
  }
  const { url, drop } = await copiedDatabase(serverUrl, furniture);
  return {
    dataDir,
    databaseUrl: url,
    remove: async () => {
      await drop();
      await removeFolder();
    },
  };
}

async function migratedFolder({ name, write }: Furniture): Promise<string> {
  const folder = join(tmpdir(), `patchbay-template-${name}-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(join(tmpdir(), 'patchbay-template-'));
  const db = await connect({ dataDir: making });
  await write(db);
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

async function copiedDatabase(
  serverUrl: string,
  { name: furnished, write }: Furniture,
): Promise<{ url: string; drop(): Promise<void> }> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  const template = `patchbay_template_${furnished}_${fingerprint()}`;
  await admin`select pg_advisory_lock(${lock})`;
  const [known] = await admin`select from pg_database where datname = ${template}`;
  if (known === undefined) {
    const making = `${template}_making`;
    await admin`drop database if exists ${admin(making)} with (force)`;
    await admin`create database ${admin(making)}`;
    const db = await connect({ databaseUrl: onServer(serverUrl, making), dataDir: '', poolSize: 1 });
    await write(db);
    await db.close();
    // Renamed only when it is whole, and while nobody is in it.
    await admin`alter database ${admin(making)} rename to ${admin(template)}`;
  }
  await admin`select pg_advisory_unlock(${lock})`;
  const name = `patchbay_test_${randomUUID().replaceAll('-', '')}`;
  await admin`create database ${admin(name)} template ${admin(template)}`;
  return {
    url: onServer(serverUrl, name),
    drop: async () => {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}

/** Any number, as long as nothing else on the server uses it. */
const lock = 7_262_899;

function onServer(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

/** Of the migrations, and of the day: partitions are made for the days to come. */
function fingerprint(): string {
  const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const file of readdirSync(migrations).sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(join(migrations, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
