import { NodeFailure } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';

/** Characters of JSON that one answer may have. */
const maxChars = 5_000_000;

/** Rows as JSON: times as ISO 8601, bytes as base64, whole numbers that JSON cannot hold as text. Throws `too_large`. */
export function toRows(rows: Record<string, unknown>[]): JsonObject[] {
  let size = 0;
  return rows.map((row) => {
    const object = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toJson(value)]));
    size += JSON.stringify(object).length;
    if (size <= maxChars) return object;
    throw new NodeFailure(
      'too_large',
      `The rows have more than ${maxChars} characters. Ask for fewer columns or fewer rows.`,
      { retryable: false },
    );
  });
}

function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item)]));
}
