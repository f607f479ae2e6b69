import type { Json } from '#engine/json.ts';

export const ndjsonType = 'application/x-ndjson';

/** Items as lines of JSON. */
export function writeNdjson(items: readonly Json[]): Buffer {
  return Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
}

/** The items of lines of JSON. */
export function readNdjson(bytes: Uint8Array): Json[] {
  const lines = Buffer.from(bytes).toString().split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}
