import { PatchbayError } from '#engine/errors.ts';
import { isObject, type Json } from '#engine/json.ts';

/** The body of a request that must be a JSON object; throws `invalid_input` when it is none. */
export function asObject(value: Json): { [key: string]: Json } {
  if (isObject(value)) return value;
  throw new PatchbayError('invalid_input', 'The body must be a JSON object.', {
    errors: [{ path: '', message: 'must be an object' }],
  });
}
