import type { z } from 'zod';
import { PatchbayError } from '#engine/errors.ts';

/** Checks what a caller sent. Throws `invalid_input` with one finding a field. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
  }));
  const [first] = errors;
  const where = first === undefined || first.path === '' ? 'The input' : `The field ${first.path.slice(1)}`;
  throw new PatchbayError('invalid_input', `${where} is wrong: ${first?.message ?? 'it does not fit'}.`, { errors });
}
