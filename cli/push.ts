import { z } from 'zod';
import { type Compared, compareFile } from './files/compare.ts';
import { readFolder, type WorkflowFile } from './files/folder.ts';
import { goneFiles } from './files/gone-files.ts';
import { hashText, Lock } from './files/lock.ts';
import { readArgs } from './files/read-args.ts';
import { sayFindings } from './files/say-findings.ts';
import { findWorkflow, pathOf } from './files/server-workflows.ts';
import { textAt } from './files/text-at.ts';
import type { RestClient } from './rest-client.ts';
import type { Command } from './run.ts';

const saved = z.object({
  id: z.string(),
  revision: z.number(),
  diagnostics: z.array(z.object({ severity: z.string() })),
});
const published = z.object({ version: z.number(), proposed: z.boolean() });

/**
 * Makes the server's drafts what the files say. Looks at everything first: when one file is broken, or somebody changed
 * what would be replaced, nothing at all is written.
 */
export const push: Command = async (client, args, say) => {
  const options = readArgs(args, ['dir', 'force', 'publish', 'note', 'base', 'prune', 'dry-run']);
  const files = readFolder(options.dir, options.named);
  const broken = files.filter(({ graph }) => graph === null);
  for (const file of broken) sayFindings(file, file.findings, say);
  if (broken.length > 0) return 1;
  const lock = new Lock(options.dir, client.origin);
  const compared: Compared[] = [];
  for (const file of files) compared.push(await compareFile(client, lock, file));
  const gone = await goneFiles(client, lock, options);
  const conflicts = options.force
    ? []
    : [...compared.flatMap((one) => conflictOf(lock, one, options.base)), ...gone.flatMap(({ conflict }) => conflict)];
  for (const conflict of conflicts) say(`CONFLICT   ${conflict}`);
  if (conflicts.length > 0) {
    say('Nothing was pushed. Pull and merge, or push with --force to replace what is there.');
    return 1;
  }
  if (options['dry-run']) {
    for (const one of compared) say(`${wordOf(one)} ${one.file.path}${options.publish ? ' (and publish)' : ''}`);
    for (const { name } of gone) say(`${options.prune ? 'remove    ' : 'left there'} ${name}`);
    return 0;
  }
  let failed = 0;
  try {
    for (const one of compared) failed += await pushOne(client, lock, one, options, say);
    for (const { name, id } of gone) {
      if (options.prune && id !== null) await client.remove(pathOf(id));
      if (options.prune) lock.forget(name);
      say(
        options.prune
          ? `removed    ${name}`
          : `left there ${name}: its file is gone; --prune removes the workflow from the server too`,
      );
    }
  } finally {
    lock.save();
  }
  return failed === 0 ? 0 : 1;
};

function wordOf({ server, isSame }: Compared): string {
  if (server === null) return 'create    ';
  return isSame ? 'same      ' : 'replace   ';
}

/** What keeps a file from replacing the draft: somebody saved it since the lock, or the commit named as base. */
function conflictOf(lock: Lock, { file, server, serverText, isSame }: Compared, base: string | undefined): string[] {
  const known = lock.get(file.name);
  if (isSame) return [];
  if (server === null)
    return known === undefined ? [] : [`${file.path}: the workflow was removed on the server meanwhile.`];
  if (known?.id === server.id && known.revision === server.revision) return [];
  if (serverText !== null && known?.hash === hashText(serverText)) return [];
  if (base !== undefined && textAt(base, file) === serverText) return [];
  const who = server.updatedBy === '' ? 'somebody' : server.updatedBy;
  return [
    known === undefined
      ? `${file.path}: the server has another '${server.slug}' already, saved by ${who} at ${server.updatedAt}.`
      : `${file.path}: ${who} saved revision ${server.revision} at ${server.updatedAt}; this file was made on revision ${known.revision}.`,
  ];
}

type Options = { publish: boolean; note?: string | undefined };

/** Answers 1 when it could not be published. */
async function pushOne(
  client: RestClient,
  lock: Lock,
  one: Compared,
  options: Options,
  say: (line: string) => void,
): Promise<number> {
  const { file, server, isSame } = one;
  const now = isSame && server !== null ? { ...server, diagnostics: [] } : saved.parse(await write(client, one));
  lock.set(file.name, { id: now.id, revision: now.revision, hash: hashText(file.text ?? '') });
  const problems = now.diagnostics.filter(({ severity }) => severity === 'error').length;
  const word = server === null ? 'created   ' : isSame ? 'same      ' : 'replaced  ';
  say(`${word} ${file.path}${problems > 0 ? `: saved with ${problems} ${problems === 1 ? 'error' : 'errors'}` : ''}`);
  return options.publish ? await publish(client, now.id, file, options.note, say) : 0;
}

async function write(client: RestClient, { graph, server }: Compared): Promise<unknown> {
  if (server === null) return await client.post('/api/v1/workflows', { graph });
  return await client.put(pathOf(server.id), { graph }, server.revision);
}

async function publish(
  client: RestClient,
  id: string,
  file: WorkflowFile,
  note: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  const draft = await findWorkflow(client, id);
  if (draft?.published?.hash === draft?.hash) return 0;
  try {
    const answer = await client.post(`${pathOf(id)}/publish`, note === undefined ? {} : { note });
    const { version, proposed } = published.parse(answer);
    say(`${proposed ? 'proposed  ' : 'published '} ${file.path}: version ${version}`);
    return 0;
  } catch (error) {
    say(`NOT LIVE   ${file.path}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
