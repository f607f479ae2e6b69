import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, kindOf } from './files/folder.ts';
import { formatGraph } from './files/format-graph.ts';
import { hashText, Lock } from './files/lock.ts';
import { readArgs } from './files/read-args.ts';
import { findWorkflow, type ServerWorkflow, versionGraph, workflowIds } from './files/server-workflows.ts';
import type { RestClient } from './rest-client.ts';
import type { Command } from './run.ts';

/** Writes workflows of the server as files; what was changed in a file since the last pull or push stays. */
export const pull: Command = async (client, args, say) => {
  const { named, dir, version, live, force } = readArgs(args, ['dir', 'version', 'live', 'force']);
  const which = whichOf({ version, live });
  mkdirSync(dir, { recursive: true });
  const lock = new Lock(dir, client.origin);
  let kept = 0;
  const ids = named.length > 0 ? named : await workflowIds(client);
  for (const id of ids) {
    const workflow = await findWorkflow(client, id);
    if (workflow === null) throw new Error(`There is no workflow '${id}' on ${client.origin}.`);
    const graph = await graphOf(client, workflow, which);
    if (graph === null) {
      say(`skipped    ${workflow.slug}: no version of it is live`);
      continue;
    }
    const name = lock.fileOf(workflow.id) ?? fileNameOf(workflow.slug);
    const text = formatGraph(graph, kindOf(name));
    const path = join(dir, name);
    const there = existsSync(path) ? readFileSync(path, 'utf8') : null;
    if (there !== null && there !== text && hashText(there) !== lock.get(name)?.hash && !force) {
      kept++;
      say(
        `kept       ${path}: it was changed here since the last pull. Push it, or pull with --force to lose that change`,
      );
      continue;
    }
    if (there !== text) writeFileSync(path, text);
    lock.set(name, { id: workflow.id, revision: workflow.revision, hash: hashText(text) });
    say(`${there === text ? 'same      ' : there === null ? 'new       ' : 'changed   '} ${path}`);
  }
  if (named.length === 0) sayGone(lock, ids, say);
  lock.save();
  return kept === 0 ? 0 : 1;
};

function sayGone(lock: Lock, ids: readonly string[], say: (line: string) => void): void {
  for (const [name, { id }] of lock.entries) {
    if (!ids.includes(id))
      say(`gone       ${name}: it was removed on the server. Remove the file too, or push it with --force`);
  }
}

type Which = 'draft' | 'live' | number;

function whichOf({ version, live }: { version: string | undefined; live: boolean }): Which {
  if (version === undefined) return live ? 'live' : 'draft';
  const number = Number(version);
  if (live) throw new Error('Say --live or --version, not both.');
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--version is '${version}'; give a whole number from 1.`);
}

async function graphOf(client: RestClient, workflow: ServerWorkflow, which: Which) {
  if (which === 'draft') return workflow.graph;
  const version = which === 'live' ? workflow.published?.version : which;
  return version === undefined ? null : await versionGraph(client, workflow.id, version);
}
