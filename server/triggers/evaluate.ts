import { createHash } from 'node:crypto';
import { compileValue } from '#engine/expr/index.ts';
import type { Json, JsonObject } from '#engine/json.ts';

/** The value of a trigger's expression over the input it would begin with; null also when it cannot be evaluated. */
export function evaluateOver(text: string, input: Json, env: JsonObject): Json {
  try {
    return compileValue(text).evaluate({
      get: (name) => (name === 'input' ? input : name === 'env' ? env : undefined),
    });
  } catch {
    return null;
  }
}

/** A key of at most 255 characters for a value; null for none. */
export function keyOf(value: Json): string | null {
  if (value === null || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 200 ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
