import type { Json } from '#engine/json.ts';

/** Reads one JSON value a line; empty lines are left out. Throws with the line of a mistake. */
export function readNdjson(text: string): Json {
  return text.split('\n').flatMap((line, index): Json[] => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch (error) {
      throw new Error(`line ${index + 1}: ${error instanceof Error ? error.message : 'not JSON'}`);
    }
  });
}

/** Writes one JSON value a line. */
export function writeNdjson(value: Json): string {
  return (Array.isArray(value) ? value : [value]).map((item) => `${JSON.stringify(item)}\n`).join('');
}
