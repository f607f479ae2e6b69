import type { Json } from '#engine/json.ts';

/** How a condition counts: null, false, 0, empty text and the word false are false, all else is true. */
export function isTrue(value: Json): boolean {
  return Boolean(value) && value !== 'false';
}
