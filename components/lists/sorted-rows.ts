import { fits } from '../ui/fits.ts';

export type SortValue = string | number | null;

type How<T> = { wanted: string; textOf: (row: T) => string; by?: (row: T) => SortValue; isDown?: boolean };

/** The rows whose text holds all words that are wanted, sorted; what has no value stands last either way. */
export function sortedRows<T>(rows: readonly T[], { wanted, textOf, by, isDown = false }: How<T>): T[] {
  const found = rows.filter((row) => fits(textOf(row), wanted));
  if (by === undefined) return found;
  return found.toSorted((a, b) => compared(by(a), by(b), isDown ? -1 : 1));
}

function compared(a: SortValue, b: SortValue, way: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), undefined, { numeric: true });
  return order * way;
}
