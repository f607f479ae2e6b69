import { PatchbayError } from '#engine/errors.ts';
import type { JsonObject } from '#engine/json.ts';

/** The body, whose fields are all known; throws `invalid_input` for one that would be read by nobody. */
export function onlyFields(body: JsonObject, known: readonly string[]): JsonObject {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown === undefined) return body;
  const names = known.map((name) => `\`${name}\``).join(', ');
  throw new PatchbayError('invalid_input', `The body has the unknown field \`${unknown}\`; it may have ${names}.`, {
    errors: [{ path: `/${unknown}`, message: 'is not known here' }],
  });
}
