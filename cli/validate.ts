import { statSync } from 'node:fs';
import { catalogueOf } from '#engine/graph/catalogue.ts';
import { hasErrors } from '#engine/graph/diagnostic.ts';
import { descriptions } from '#nodes/index.ts';
import { diagnose } from '#server/operations/workflows/check-graph.ts';
import { readFolder, readWorkflowFile, type WorkflowFile } from './files/folder.ts';
import { readArgs } from './files/read-args.ts';
import type { Finding } from './files/read-graph-file.ts';
import { sayFindings } from './files/say-findings.ts';

/**
 * Checks files against the installed node types, without a server: exit code 1 when one has errors. What only a server
 * knows, such as the workflows that are called, is not looked at.
 */
export async function validate(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { named, dir, json } = readArgs(args, ['dir', 'json']);
  const files = named.length === 0 ? readFolder(dir) : named.flatMap(filesAt);
  const catalogue = catalogueOf(descriptions);
  const owners = new Map<string, string>();
  const checked = files.map((file) => {
    const findings = [...findingsOf(file, (graph) => diagnose({ catalogue }, graph)), ...twice(file, owners)];
    return { file, findings };
  });
  const errors = checked.filter(({ findings }) => hasErrors(findings)).length;
  if (json)
    say(JSON.stringify({ files: checked.map(({ file, findings }) => ({ file: file.path, findings })) }, null, 2));
  else {
    for (const { file, findings } of checked) sayFindings(file, findings, say);
    say(`${files.length} files, ${errors === 0 ? 'no errors' : `${errors} with errors`}.`);
  }
  return errors === 0 ? 0 : 1;
}

function filesAt(path: string): WorkflowFile[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`There is no file or folder '${path}'.`);
  return found.isDirectory() ? readFolder(path) : [readWorkflowFile(path)];
}

function findingsOf(file: WorkflowFile, check: (graph: unknown) => ReturnType<typeof diagnose>): Finding[] {
  if (file.graph === null) return file.findings;
  return check(file.graph).map((found) => ({ ...found, line: file.lineOf(found) }));
}

function twice(file: WorkflowFile, owners: Map<string, string>): Finding[] {
  const slug = file.graph?.slug;
  if (slug === undefined) return [];
  const other = owners.get(slug);
  owners.set(slug, other ?? file.path);
  if (other === undefined) return [];
  const finding = {
    severity: 'error' as const,
    code: 'slug_taken',
    message: `The slug \`${slug}\` is that of ${other} as well.`,
    fix: 'Give one of them another slug.',
    field: 'slug',
  };
  return [{ ...finding, line: file.lineOf(finding) }];
}
