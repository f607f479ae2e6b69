import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { canonical } from '../gateway/canonical.ts';
import { evaluateOver, keyOf } from './evaluate.ts';
import type { OnceConfig } from './trigger-config.ts';

/** What makes an arrival the same event as an earlier one; null when each begins a run. */
export function eventKeyOf({ dedupe, withoutId }: OnceConfig, input: Json, env: JsonObject): string | null {
  const named = dedupe === undefined ? null : keyOf(evaluateOver(dedupe, input, env));
  return named ?? (withoutId === 'content' ? contentKey(input) : null);
}

/** A hash of what arrived, without what is new with each delivery: headers, and the id and time that we gave an event. */
function contentKey(input: Json): string {
  const { headers: _, id: __, publishedAt: ___, ...content } = isObject(input) ? input : { input };
  return `content:${createHash('sha256').update(canonical(content)).digest('hex')}`;
}
