import { ownDatabase } from './own-database.ts';
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
  const { name, env, drop } = await ownDatabase(server);
  await stop(await start({ dataDir: path, env }));
  remove();
  process.env.PATCHBAY_TEMPLATE_DATABASE = JSON.stringify({ server, name, secret: env.PATCHBAY_SECRET });
  return drop;
}
