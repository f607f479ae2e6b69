/** One finding in a graph: what, where and how to mend it. */
export type Diagnostic = {
  severity: 'error' | 'warning' | 'info';
  code: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** How to mend it, in one sentence. */
  fix?: string;
  /** Id of the node, when there is one. */
  node?: string;
  /** Path inside the node (`params.url`, `policy.retry.attempts`) or the document (`edges.3.to`). */
  field?: string;
};

/** True when publishing must be refused. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
