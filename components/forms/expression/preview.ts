import type { Json } from '#engine/json.ts';
import type { Scope } from './scope.tsx';

export type Preview =
  | { kind: 'none' }
  | { kind: 'value'; value: Json }
  | { kind: 'error'; message: string }
  | { kind: 'unknown'; name: string };

type Expressions = typeof import('#engine/expr/index.ts');

/** Evaluates a value with expressions by the last run's values; says which name has none, or what is wrong and where. */
export function previewOf(expressions: Expressions, raw: Json, scope: Scope, encode: 'url' | undefined): Preview {
  const compiled = expressions.compileValue(raw, () => (encode ? { encode } : {}));
  const [problem] = compiled.problems;
  if (problem !== undefined) return { kind: 'error', message: problem.message };
  if (compiled.isStatic) return { kind: 'none' };
  const missing = compiled.references.find((reference) => !scope.values.has(reference.root));
  if (missing !== undefined) return { kind: 'unknown', name: missing.root };
  try {
    return { kind: 'value', value: compiled.evaluate(scope.values) };
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}
