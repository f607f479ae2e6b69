import type { Diagnostic } from '#engine/graph/diagnostic.ts';

const known = new WeakMap<readonly Diagnostic[], ReadonlyMap<string, readonly Diagnostic[]>>();

/** What is wrong with a node; the list is put in order once for all nodes. */
export function problemsOf(diagnostics: readonly Diagnostic[], node: string): readonly Diagnostic[] {
  const byNode =
    known.get(diagnostics) ??
    Map.groupBy(
      diagnostics.filter((found) => found.node !== null && found.node !== undefined),
      (found) => found.node ?? '',
    );
  known.set(diagnostics, byNode);
  return byNode.get(node) ?? none;
}

const none: readonly Diagnostic[] = [];
