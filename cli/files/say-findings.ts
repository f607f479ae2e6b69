import type { WorkflowFile } from './folder.ts';
import type { Finding } from './read-graph-file.ts';

/** Findings one by one: file and line, which node and field, what is wrong, and below it how to mend it. */
export function sayFindings({ path }: WorkflowFile, findings: readonly Finding[], say: (line: string) => void): void {
  for (const { line, severity, node, field, message, fix } of findings) {
    const where = [node, field].filter((part) => part !== undefined && part !== '').join(' · ');
    say(`${path}:${line}: ${severity}${where === '' ? '' : ` (${where})`}: ${message}`);
    if (fix !== undefined) say(`    ${fix}`);
  }
}
