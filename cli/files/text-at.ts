import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { WorkflowFile } from './folder.ts';
import { formatGraph } from './format-graph.ts';
import { readGraphText } from './read-graph-file.ts';

/** What a file was at a commit, written as `pull` writes it; null when it was not there or held no workflow. */
export function textAt(commit: string, { path, name, kind }: WorkflowFile): string | null {
  // A commit that looks like an option would be one.
  if (commit.startsWith('-')) throw new Error(`--base is '${commit}', which is no commit.`);
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: dirname(path), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`);
  } catch {
    throw new Error(`git knows no commit '${commit}' here. Fetch it (fetch-depth: 0 in CI), or leave --base out.`);
  }
  try {
    const { graph } = readGraphText(git('show', `${commit}:./${name}`));
    return graph && formatGraph(graph, kind);
  } catch {
    return null;
  }
}
