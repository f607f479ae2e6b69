import { expect, it } from 'vitest';
import { z } from 'zod';
import { PatchbayError } from '#engine/errors.ts';
import { parseInput } from './parse-input.ts';

const schema = z.strictObject({
  list: z.array(z.string()).max(2).default([]),
  limit: z.int().min(1).max(50).default(1),
  at: z.iso.datetime({ offset: true }).optional(),
  to: z.union([z.literal('next'), z.iso.datetime({ offset: true }), z.number()]).optional(),
  name: z.string().min(1).max(3).optional(),
  kind: z.enum(['a', 'b']).optional(),
  note: z.string('must be text, not a number.').optional(),
  parts: z.array(z.union([z.string(), z.strictObject({ id: z.string() })])).optional(),
});

function refusal(input: unknown): string {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof PatchbayError) return error.message;
  }
  return 'was taken';
}

it.each([
  [undefined, 'The input is missing: it must be an object.'],
  [[], 'The input must be an object.'],
  [{ list: 'a' }, '`list` must be a list.'],
  [{ list: [1] }, '`list/0` must be text.'],
  [{ list: ['a', 'b', 'c'] }, '`list` must have at most 2 entries.'],
  [{ limit: 60 }, '`limit` must be at most 50.'],
  [{ limit: 1.5 }, '`limit` must be a whole number.'],
  [{ limit: Number.NaN }, '`limit` must be a number.'],
  [{ at: 'soon' }, '`at` must be a moment such as 2026-12-24T08:00:00Z.'],
  [{ to: 'soon' }, '`to` must be a moment such as 2026-12-24T08:00:00Z.'],
  [{ to: true }, '`to` must be "next", or text, or a number.'],
  [{ name: '' }, '`name` must not be empty.'],
  [{ name: 'four' }, '`name` must have at most 3 characters.'],
  [{ kind: 'c' }, '`kind` must be "a" or "b".'],
  [{ note: 1 }, '`note` must be text, not a number.'],
  [{ parts: [{ id: 1 }] }, '`parts/0` does not fit: `id` must be text.'],
  [{ more: 1 }, 'The input has the unknown field `more`: leave out or rename what is not known.'],
])('%o is refused in our words', (input, sentence) => {
  expect(refusal(input)).toBe(sentence);
});
