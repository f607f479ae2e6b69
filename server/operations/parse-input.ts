import { z } from 'zod';
import { PatchbayError } from '#engine/errors.ts';
import { issueSentence } from './issue-sentence.ts';

// For every schema of the process: what a schema does not say itself is said in our words, not in the library's.
z.config({ customError: issueSentence });

/** Checks what a caller sent. Throws `invalid_input` with one finding a field. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

/** The refusal of an input that a schema does not take, in one sentence and with one finding a field. */
export function invalidInput(error: z.ZodError): PatchbayError {
  const errors = error.issues.map(({ path, message }) => ({
    path: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message: message.replace(/\.$/, ''),
  }));
  const [first = { path: '', message: 'does not fit' }] = errors;
  const where = first.path === '' ? 'The input' : `\`${first.path.slice(1)}\``;
  return new PatchbayError('invalid_input', `${where} ${first.message}.`, { errors });
}
