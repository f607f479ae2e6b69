import type { Json, JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';

/** What a person changes of a run's past, as text; null where nothing is changed. */
export type ForkChanges = { input: string | null; data: { [place: string]: string } };

export const noChanges: ForkChanges = { input: null, data: {} };

type Parsed = { ok: true; value: { input?: Json; data?: JsonObject } } | { ok: false; message: string };

/** The changes as JSON, or where they are not JSON yet. */
export function parsedChanges(t: Words, { input, data }: ForkChanges): Parsed {
  const value: { input?: Json; data?: JsonObject } = {};
  if (input !== null) {
    const parsed = parse(input);
    if (parsed === undefined) return { ok: false, message: t('runs.theInputIsNotJSONYet') };
    value.input = parsed;
  }
  const replaced: JsonObject = {};
  for (const [place, text] of Object.entries(data)) {
    const parsed = parse(text);
    if (parsed === undefined) return { ok: false, message: t('runs.theOutputOfPlace', { place }) };
    replaced[place] = parsed;
  }
  if (Object.keys(replaced).length > 0) value.data = replaced;
  return { ok: true, value };
}

/** A value as text to change. */
export function textOf(value: Json): string {
  return JSON.stringify(value, null, 2);
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
