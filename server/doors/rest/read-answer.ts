import { PatchbayError } from '#engine/errors.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { WaitAnswer } from '../../operations/waits/answer-wait.ts';

/** What a request answers a wait with; refuses what would not arrive, and says where it belongs. */
export function readAnswer(body: Json): Omit<WaitAnswer, 'token'> {
  if (!isObject(body)) throw wrong('', 'The body must be a JSON object');
  const stray = Object.keys(body).find((name) => name !== 'data' && name !== 'decision');
  if (stray !== undefined) throw wrong(`/${stray}`, `The body has the unknown field \`${stray}\``);
  const { data = null, decision } = body;
  if (decision === undefined) return { data };
  if (typeof decision !== 'string') throw wrong('/decision', '`decision` must be text');
  return { data, decision };
}

function wrong(path: string, what: string): PatchbayError {
  const howTo = 'Send {"data": …} with what the run is to go on with, for an approval also "decision"';
  return new PatchbayError('invalid_input', `${what}. ${howTo}.`, {
    errors: [{ path, message: `${what}. ${howTo}.` }],
  });
}
