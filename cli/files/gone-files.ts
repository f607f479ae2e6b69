import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { RestClient } from '../rest-client.ts';
import type { Lock } from './lock.ts';
import { findWorkflow } from './server-workflows.ts';

/** A file that the lock knows and the folder has no more. `id` is null when the server has it no more either. */
export type GoneFile = { name: string; id: string | null; conflict: string[] };

/** What was removed from the folder since the last pull or push, and whether somebody saved it on the server since. */
export async function goneFiles(
  client: RestClient,
  lock: Lock,
  { dir, named, prune }: { dir: string; named: readonly string[]; prune: boolean },
): Promise<GoneFile[]> {
  const gone: GoneFile[] = [];
  for (const [name, { id, revision }] of lock.entries) {
    const isMeant = named.length === 0 || named.includes(name) || named.includes(basename(name, extname(name)));
    if (!isMeant || existsSync(join(dir, name))) continue;
    const server = await findWorkflow(client, id);
    const isNewer = prune && server !== null && server.revision !== revision;
    const conflict = isNewer ? [`${name}: revision ${server.revision} was saved since its file was removed here.`] : [];
    gone.push({ name, id: server?.id ?? null, conflict });
  }
  return gone;
}
