import type { Json, JsonObject } from '#engine/json.ts';

export type ColumnSort = { column: string; isDown: boolean };

/** The places of rows in the order of one column: numbers by size, text by letters, what is empty last either way. */
export function sortRows(rows: readonly JsonObject[], sort: ColumnSort | null): number[] {
  const places = rows.map((_, index) => index);
  if (sort === null) return places;
  const way = sort.isDown ? -1 : 1;
  return places.sort((one, other) => {
    const [a, b] = [rows[one]?.[sort.column], rows[other]?.[sort.column]];
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b)) || one - other;
    return way * compare(a, b) || one - other;
  });
}

function isEmpty(value: Json | undefined): value is undefined | null {
  return value === undefined || value === null;
}

function compare(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : Number(left > right);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value);
}
