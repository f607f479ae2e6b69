import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { idPattern } from '#engine/graph/schema.ts';
import { formatGraph } from './format-graph.ts';
import { lockName } from './lock.ts';
import { type GraphFile, readGraphFile } from './read-graph-file.ts';

export type WorkflowFile = GraphFile & {
  /** Name in the folder. */
  name: string;
  path: string;
  kind: 'yaml' | 'json';
  /** As `pull` would write it; null when the file holds no workflow. */
  text: string | null;
};

/** The workflows of a folder by the name of their file; with `named`, those of that slug or file name alone. */
export function readFolder(dir: string, named: readonly string[] = []): WorkflowFile[] {
  if (!existsSync(dir))
    throw new Error(`There is no folder '${dir}'. Pull the workflows first, or name it with --dir.`);
  const names = readdirSync(dir)
    .filter((name) => name !== lockName && ['.yaml', '.yml', '.json'].includes(extname(name)))
    .sort();
  const files = names.map((name) => readWorkflowFile(join(dir, name)));
  return named.length === 0 ? files : files.filter((file) => isNamed(file, named));
}

/** One workflow from its file, whatever is wrong with it. */
export function readWorkflowFile(path: string): WorkflowFile {
  const file = readGraphFile(path);
  const kind = kindOf(path);
  return { ...file, name: basename(path), path, kind, text: file.graph && formatGraph(file.graph, kind) };
}

/** How a file of this name is written. */
export function kindOf(name: string): 'yaml' | 'json' {
  return extname(name) === '.json' ? 'json' : 'yaml';
}

/** The name of a new file; a slug can be nothing that leads out of the folder. */
export function fileNameOf(slug: string): string {
  if (!idPattern.test(slug)) throw new Error(`The server named a workflow '${slug}', which cannot be a file.`);
  return `${slug}.yaml`;
}

function isNamed({ name, graph }: WorkflowFile, named: readonly string[]): boolean {
  return named.includes(name) || named.includes(basename(name, extname(name))) || named.includes(graph?.slug ?? '');
}
