import type { Json } from '#engine/json.ts';
import type { ColumnType } from '#server/trpc/views.ts';

/** A cell as it is shown and edited. */
export function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is sent for an edited cell: nothing for an empty one; the server checks it against the column's type. */
export function cellValue(type: ColumnType, text: string): Json {
  if (text === '') return null;
  if (type !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
