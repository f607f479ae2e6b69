import type { z } from 'zod';

/**
 * What is wrong with a value, as a sentence without its subject, such as "must be a list". Schemas that say it
 * themselves go before; undefined for what only they can say.
 */
export function issueSentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    const wanted = types[issue.expected] ?? `of type ${issue.expected}`;
    return issue.input === undefined ? `is missing: it must be ${wanted}` : `must be ${wanted}`;
  }
  if (issue.code === 'invalid_value') return `must be ${issue.values.map(shown).join(' or ')}`;
  if (issue.code === 'too_big')
    return sizeOf(issue.origin, issue.inclusive ? 'at most' : 'less than', Number(issue.maximum));
  if (issue.code === 'too_small') return tooSmall(issue.origin, issue.inclusive === true, Number(issue.minimum));
  if (issue.code === 'unrecognized_keys') return unknownFields(issue.keys);
  if (issue.code === 'invalid_format') return `must be ${formats[issue.format] ?? `a valid ${issue.format}`}`;
  if (issue.code === 'not_multiple_of') return `must be a multiple of ${issue.divisor}`;
  if (issue.code === 'invalid_union') return ofOptions(issue.errors);
  if (issue.code === 'invalid_key') return 'has a name that is not allowed here';
  return undefined;
}

const types: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  date: 'a date',
};

const formats: Record<string, string> = {
  datetime: 'a moment such as 2026-12-24T08:00:00Z',
  date: 'a date such as 2026-12-24',
  time: 'a time such as 08:00:00',
  email: 'an e-mail address',
  url: 'an address such as https://example.com',
  uuid: 'an id such as 0b9bd3a2-6a0f-4d2e-9c57-3f7f1a0f5d11',
  regex: 'written as this field asks for',
};

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function tooSmall(origin: string, isInclusive: boolean, minimum: number): string {
  if (isInclusive && minimum === 1 && origin !== 'number' && origin !== 'int') return 'must not be empty';
  return sizeOf(origin, isInclusive ? 'at least' : 'more than', minimum);
}

function sizeOf(origin: string, bound: string, size: number): string {
  const counted = origin === 'string' ? 'character' : origin === 'array' || origin === 'set' ? 'entry' : null;
  if (counted === null) return `must be ${bound} ${size}`;
  return `must have ${bound} ${size} ${size === 1 ? counted : (plurals[counted] ?? counted)}`;
}

const plurals: Record<string, string> = { character: 'characters', entry: 'entries' };

function unknownFields(keys: readonly string[]): string {
  const names = keys.map((key) => `\`${key}\``).join(', ');
  return `has the unknown ${keys.length === 1 ? 'field' : 'fields'} ${names}: leave out or rename what is not known`;
}

/** The options as one choice; when one of them fits but for a part, what is wrong with that part. */
function ofOptions(options: readonly (readonly z.core.$ZodIssue[])[]): string {
  const inside = options.flatMap((issues) => issues.filter((issue) => issue.path.length > 0))[0];
  if (inside) return `does not fit: \`${inside.path.map(String).join('/')}\` ${inside.message}`;
  const wanted = options.flatMap((issues) => issues.map(({ message }) => /^must be (.+)$/.exec(message)?.[1] ?? []));
  const choices = [...new Set(wanted.flat())];
  return choices.length === 0 ? 'has none of the forms that are allowed here' : `must be ${choices.join(', or ')}`;
}
