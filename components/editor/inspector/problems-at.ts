import type { Diagnostic } from '#engine/graph/diagnostic.ts';

/** Findings at one place of a node: below a field such as `params`, or (null) at none of its form fields. */
export function problemsAt(diagnostics: readonly Diagnostic[], node: string, place: string | null): Diagnostic[] {
  const own = diagnostics.filter((found) => found.node === node);
  if (place !== null) return own.filter((found) => found.field?.startsWith(`${place}.`));
  return own.filter((found) => !/^(params|policy)\./.test(found.field ?? ''));
}
