import { parseDocument, stringify } from 'yaml';
import type { Json } from '#engine/json.ts';

/** Reads YAML; throws with the line of a mistake. Aliases are bounded. */
export function readYaml(text: string): Json {
  const document = parseDocument(text, { schema: 'core' });
  const [first] = document.errors;
  if (first !== undefined) throw new Error(first.message.split('\n')[0]);
  // Through JSON text, so that dates, maps and undefined become plain data.
  return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 }) ?? null));
}

/** Writes YAML. */
export function writeYaml(value: Json): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
