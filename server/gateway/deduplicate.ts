import { createHash } from 'node:crypto';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { canonical } from './canonical.ts';

/** A caller's key for one call, with the hash of what it sent. */
export type Deduplication = { caller: string; key: string; bodyHash: string };

const longestKey = 255;

/** Makes the row that lets the same key join the same run; throws `invalid_input` for a key nobody could mean. */
export function deduplicationOf(callerId: string, slug: string, key: string, input: Json): Deduplication {
  if (key === '' || key.length > longestKey) {
    throw new PatchbayError(
      'invalid_input',
      `The idempotency key must have 1 to ${longestKey} characters; this one has ${key.length}.`,
    );
  }
  const bodyHash = createHash('sha256').update(canonical(input)).digest('hex');
  return { caller: `${callerId}:${slug}`, key, bodyHash };
}

/** The error for a key that was used before with another body. */
export function mismatch(key: string): PatchbayError {
  return new PatchbayError(
    'idempotency_mismatch',
    `The idempotency key '${key}' was used before with another body. Use a new key for another call.`,
  );
}
