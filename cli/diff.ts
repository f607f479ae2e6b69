import { styleText } from 'node:util';
import { diffGraphs, type FieldDifference, type GraphDifference } from '#engine/graph/diff-graphs.ts';
import { compareFile } from './files/compare.ts';
import { readFolder } from './files/folder.ts';
import { goneFiles } from './files/gone-files.ts';
import { Lock } from './files/lock.ts';
import { readArgs } from './files/read-args.ts';
import type { Command } from './run.ts';

type FileDifference = {
  file: string;
  /** `new`: the server has none. `gone`: the folder has none any more. */
  change: 'new' | 'gone' | 'changed';
  difference: GraphDifference | null;
};

/** What a push would change on the server, field by field; exit code 1 when that is anything. */
export const diff: Command = async (client, args, say) => {
  const options = readArgs(args, ['dir', 'json']);
  const files = readFolder(options.dir, options.named);
  const lock = new Lock(options.dir, client.origin);
  const found: FileDifference[] = [];
  for (const file of files) {
    const { graph, server, isSame } = await compareFile(client, lock, file);
    if (server === null) found.push({ file: file.path, change: 'new', difference: null });
    else if (!isSame) found.push({ file: file.path, change: 'changed', difference: diffGraphs(server.graph, graph) });
  }
  for (const { name, id } of await goneFiles(client, lock, { ...options, prune: false }))
    if (id !== null) found.push({ file: name, change: 'gone', difference: null });
  if (options.json) say(JSON.stringify({ files: found }, null, 2));
  else for (const one of found) sayDifference(one, say);
  if (found.length === 0 && !options.json) say(`${files.length} files, all as on ${client.origin}.`);
  return found.length === 0 ? 0 : 1;
};

const added = (line: string) => styleText('green', `  + ${line}`);
const removed = (line: string) => styleText('red', `  - ${line}`);
const changed = (line: string) => styleText('yellow', `  ~ ${line}`);

function sayDifference({ file, change, difference }: FileDifference, say: (line: string) => void): void {
  const why = { new: ' is not on the server', gone: ' is on the server only', changed: '' };
  say(styleText('bold', `${file}${why[change]}`));
  if (difference === null) return;
  const lines = linesOf(difference);
  for (const line of lines.length > 0 ? lines : [changed('only how notes and frames lie, or the order of the parts')])
    say(line);
}

function linesOf({ document, nodes, edges, moved }: GraphDifference): string[] {
  return [
    ...document.map((field) => changed(fieldLine(field))),
    ...nodes.flatMap(({ id, type, was, change, fields }) => {
      if (change === 'added') return [added(`node ${id} (${type})`)];
      if (change === 'removed') return [removed(`node ${id} (${type})`)];
      const renamed = change === 'renamed' ? [changed(`node ${was} is now ${id}`)] : [];
      return [...renamed, ...fields.map((field) => changed(`${id} · ${fieldLine(field)}`))];
    }),
    ...edges.map(({ edge, change }) => (change === 'added' ? added : removed)(`cable ${edge.from} → ${edge.to}`)),
    ...(moved.length > 0 ? [changed(`moved: ${moved.join(', ')}`)] : []),
  ];
}

function fieldLine({ path, before, after }: FieldDifference): string {
  return `${path}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: FieldDifference['before']): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
