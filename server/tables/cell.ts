import type { DataColumn } from '#db/schema/data-tables.ts';
import type { Json } from '#engine/json.ts';

/** A cell as its column keeps it, or what is wrong with it. Null is an empty cell. */
export type Cell = { value: Json } | { problem: string };

/**
 * Brings a value into the form of a column's type: numbers and truth values may be written as text, dates become ISO
 * 8601 in UTC. An empty text empties every column but one of text.
 */
export function toCell(type: DataColumn['type'], value: Json): Cell {
  if (value === null || (value === '' && type !== 'text')) return { value: null };
  if (type === 'json') return checkedText(value);
  return readers[type](value);
}

const readers: Record<Exclude<DataColumn['type'], 'json'>, (value: Json) => Cell> = {
  text: (value) => (typeof value === 'object' ? { problem: 'must be text' } : checkedText(String(value))),
  number: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? { value: number } : { problem: 'must be a number' };
  },
  boolean: (value) => {
    const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
    if (word === true || word === 'true') return { value: true };
    return word === false || word === 'false' ? { value: false } : { problem: 'must be true or false' };
  },
  date: (value) => {
    const date = typeof value === 'string' ? readDate(value.trim()) : null;
    return date === null ? { problem: 'must be a date such as 2026-11-21 or 2026-11-21T09:30:00Z' } : { value: date };
  },
};

/** A day stays a day; a time without a zone is taken as UTC. */
function readDate(text: string): string | null {
  const [, day = '', time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? [];
  const ms = Date.parse(time === undefined ? `${day}T00:00:00Z` : `${day}T${time}${zone ?? 'Z'}`);
  if (Number.isNaN(ms)) return null;
  // The 30th of February would roll over into March.
  if (!new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return null;
  return time === undefined ? day : new Date(ms).toISOString();
}

/** What the database could not keep. */
function checkedText(value: Json): Cell {
  return JSON.stringify(value).includes('\\u0000') ? { problem: 'must not contain the character U+0000' } : { value };
}
