import { z } from 'zod';
import type { FieldHint } from '#engine/graph/catalogue.ts';
import { durationMs, durationWords } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';

/** Any JSON value. */
export function anyField(hint: FieldHint): z.ZodType<Json> {
  return z.custom<Json>((value) => value !== undefined, 'is missing').meta(hint);
}

/** A text; numbers and truth values from expressions are written out. */
export function textField(hint: FieldHint): z.ZodType<string> {
  return z.preprocess(asText, z.string('must be text')).meta(hint);
}

/** A text that may not be empty. */
export function filledField(hint: FieldHint): z.ZodType<string> {
  return z.preprocess(asText, z.string('must be text').min(1, 'is empty')).meta(hint);
}

/** A number between two bounds; a text that is a number counts as one. */
export function numberField(hint: FieldHint, { min, max }: { min: number; max: number }): z.ZodType<number> {
  return z
    .preprocess(
      asNumber,
      z.int('must be a whole number').min(min, `must be at least ${min}`).max(max, `must be at most ${max}`),
    )
    .meta(hint);
}

/** A switch; the words true and false count as well. */
export function switchField(hint: FieldHint, fallback: boolean): z.ZodType<boolean> {
  return z.preprocess(asSwitch, z.boolean('must be true or false').default(fallback)).meta(hint);
}

/** One of a few words; the first is the default. */
export function choiceField<const T extends string>(words: readonly [T, ...T[]], hint: FieldHint): z.ZodType<T> {
  return z.preprocess(nullAsMissing, z.enum(words, `must be one of ${words.join(', ')}`).default(words[0])).meta(hint);
}

/** One of a few words that must be chosen. */
export function requiredChoiceField<const T extends string>(
  words: readonly [T, ...T[]],
  hint: FieldHint,
): z.ZodType<T> {
  return z.enum(words, `must be one of ${words.join(', ')}`).meta(hint);
}

/** A list to work on: null is an empty one, any other value a list of one. */
export function listField(hint: FieldHint): z.ZodType<Json[]> {
  return z
    .custom<Json>((value) => value !== undefined, 'is missing')
    .transform(asList)
    .meta({ widget: 'expression', ...hint });
}

/** A duration such as `5s`, as milliseconds; a plain number from an expression is taken as milliseconds. */
export function durationField(hint: FieldHint): z.ZodType<number> {
  const text = z.string().refine((value) => durationMs(value) !== null, durationWords);
  return z
    .preprocess((value) => (typeof value === 'number' ? `${Math.max(0, value)}ms` : value), text)
    .transform((value) => durationMs(value) ?? 0)
    .meta({ widget: 'duration', ...hint });
}

/** Names and texts; null leaves an entry out. */
export function textMapField(hint: FieldHint): z.ZodType<Record<string, string>> {
  return z
    .preprocess(withoutNulls, z.record(z.string(), z.preprocess(asText, z.string('must be text'))).default({}))
    .meta({ widget: 'pairs', ...hint });
}

/** Makes a field optional; null from an expression counts as not given. */
export function optional<T>(field: z.ZodType<T>): z.ZodType<T | undefined> {
  return z.preprocess(nullAsMissing, field.optional());
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function asNumber(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

function asSwitch(value: unknown): unknown {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return nullAsMissing(value);
}

function asList(value: Json): Json[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function nullAsMissing(value: unknown): unknown {
  return value === null ? undefined : value;
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return nullAsMissing(value);
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
}
