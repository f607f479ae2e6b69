import { encodeCursor, type Place } from './cursor.ts';

export type Page<T> = { items: T[]; nextCursor: string | null };

/** Makes a page of `limit` from rows that were read with one more than that. */
export function toPage<T>(rows: T[], limit: number, place: (row: T) => Place): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(place(last)) : null };
}
