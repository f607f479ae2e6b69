import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { ownData } from './testing/own-data.ts';
import { testOrganization } from './testing/test-database.ts';

const writer = fileURLToPath(new URL('./testing/writer.ts', import.meta.url));
let folder: string;
let org: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ dataDir: folder, remove } = await ownData(undefined));
  const db = await connect({ dataDir: folder });
  org = await testOrganization(db);
  await db.close();
});
afterAll(() => remove());

describe('the embedded database', () => {
  it('turns away a second process with a sentence that names the folder and what to do', async () => {
    const db = await connect({ dataDir: folder });
    const { code, errors } = await ended(spawn(process.execPath, [writer, folder, org]));
    expect(code).toBe(3);
    expect(errors).toContain(`The data folder ${folder} is used by another running Patchbay: stop that one`);
    await expect(connect({ dataDir: folder })).rejects.toThrow('set DATA_DIR to another folder');
    await db.close();
  });

  it('keeps every acknowledged run when its process is killed, three times over', async () => {
    const acknowledged: string[] = [];
    for (const atLeast of [5, 40, 100]) acknowledged.push(...(await writeUntilKilled(atLeast)));
    const db = await connect({ dataDir: folder });
    const rows = await db.sql<{ id: string; segments: number }[]>`
      select id, (select count(*)::int from run_segments s where s.run_id = runs.id) as segments from runs`;
    expect(new Set(rows.map((row) => row.segments))).toEqual(new Set([1]));
    const stored = new Set(rows.map((row) => row.id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(145);
    await db.close();
  });

  it('hands notifications to listeners, sent by code or by SQL', async () => {
    const db = await connect({ dataDir: folder });
    const heard: string[] = [];
    const both = new Promise<void>((resolve) => {
      void db.listen('here', (payload) => {
        if (heard.push(payload) === 2) resolve();
      });
    });
    await db.sql`select 1`;
    await db.notify('here', 'by code');
    await db.sql`select pg_notify('here', 'by sql')`;
    await both;
    expect(heard.sort()).toEqual(['by code', 'by sql']);
    await db.close();
  });

  it('acts as the engine again after its one connection was lost in a transaction of another role', async () => {
    const db = await connect({ dataDir: folder });
    await expect(
      db.sql.begin(async (tx) => {
        await tx`select set_config('role', 'patchbay_app', true)`;
        throw new Error('lost');
      }),
    ).rejects.toThrow('lost');
    expect(await db.sql`select current_user as role`).toEqual([{ role: 'patchbay_engine' }]);
    await db.close();
  });

  it('names a folder that cannot be written', async () => {
    // The superuser may write anywhere but below a file.
    const locked = join(folder, 'locked');
    const inner = userInfo().uid === 0 ? join(writer, 'data') : join(locked, 'data');
    if (userInfo().uid !== 0) {
      const { mkdirSync } = await import('node:fs');
      mkdirSync(locked);
      chmodSync(locked, 0o500);
    }
    await expect(connect({ dataDir: inner })).rejects.toThrow(`The data folder ${inner} cannot be written`);
  });
});

describe('a server', () => {
  it('that cannot be reached is named without its password', async () => {
    const databaseUrl = 'postgres://me:secret@127.0.0.1:9/patchbay';
    const error = await connect({ databaseUrl, dataDir: '' }).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(
      'Cannot use DATABASE_URL postgres://me@127.0.0.1:9/patchbay: nothing listens there',
    );
    expect(String(error)).not.toContain('secret');
  });
});

async function writeUntilKilled(atLeast: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, folder, org]);
  let output = '';
  const lines = () => output.split('\n').slice(1, -1);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (lines().length >= atLeast) resolve();
    });
    child.once('exit', () => reject(new Error('The writer ended by itself.')));
  });
  child.removeAllListeners('exit');
  const end = ended(child);
  child.kill('SIGKILL');
  await end;
  return lines().filter((line) => line.length === 36);
}

function ended(child: ReturnType<typeof spawn>): Promise<{ code: number | null; errors: string }> {
  return new Promise((resolve) => {
    let errors = '';
    child.stderr?.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.once('close', (code) => resolve({ code, errors }));
  });
}
