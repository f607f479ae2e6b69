import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { start, stop, temporaryFolder } from './patchbay.ts';

/**
 * Starts a Patchbay once, on an empty folder and, where a server is given, on an empty database. What it leaves, which
 * is migrated and has its owner, is what the tests begin with: copying it takes a fraction of a first start.
 */
// biome-ignore lint/style/noDefaultExport: the tool asks for it.
export default async function prepare(): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  return server === undefined ? await prepareFolder() : await prepareDatabase(server);
}

async function prepareFolder(): Promise<() => Promise<void>> {
  const { path, remove } = temporaryFolder();
  await stop(await start({ dataDir: path }));
  process.env.PATCHBAY_TEMPLATE_FOLDER = path;
  return async () => remove();
}

async function prepareDatabase(server: string): Promise<() => Promise<void>> {
  const { path, remove } = temporaryFolder();
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const name = `patchbay_e2e_template_${randomBytes(6).toString('hex')}`;
  await admin`create database ${admin(name)}`;
  const url = new URL(server);
  url.pathname = name;
  const secret = randomBytes(32).toString('base64');
  await stop(await start({ dataDir: path, env: { DATABASE_URL: url.href, PATCHBAY_SECRET: secret } }));
  remove();
  process.env.PATCHBAY_TEMPLATE_DATABASE = JSON.stringify({ server, name, secret });
  return async () => {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  };
}
