import type { Json } from '#engine/json.ts';
import type { ColumnType } from '#server/trpc/views.ts';
import type { WordKey } from '#words/words.ts';
import { cellValue } from './cell-text.ts';

/** A condition as it is typed. */
export type Condition = { key: string; column: string; op: string; text: string };

export type Sort = { column: string; direction: 'asc' | 'desc' } | null;

const words: { op: string; label: WordKey; types: ColumnType[] }[] = [
  { op: 'eq', label: 'tables.is', types: ['text', 'number', 'boolean', 'date', 'json'] },
  { op: 'ne', label: 'tables.isNot', types: ['text', 'number', 'boolean', 'date', 'json'] },
  { op: 'contains', label: 'tables.contains', types: ['text', 'json'] },
  { op: 'starts_with', label: 'tables.startsWith', types: ['text'] },
  { op: 'gt', label: 'tables.isAbove', types: ['number', 'date', 'text'] },
  { op: 'gte', label: 'tables.isAtLeast', types: ['number', 'date', 'text'] },
  { op: 'lt', label: 'tables.isBelow', types: ['number', 'date', 'text'] },
  { op: 'lte', label: 'tables.isAtMost', types: ['number', 'date', 'text'] },
  { op: 'empty', label: 'tables.isEmpty', types: ['text', 'number', 'boolean', 'date', 'json'] },
  { op: 'not_empty', label: 'tables.isNotEmpty', types: ['text', 'number', 'boolean', 'date', 'json'] },
];

/** The comparisons that a column's type has, in words. */
export function opsFor(type: ColumnType): { value: string; label: WordKey }[] {
  return words.filter((word) => word.types.includes(type)).map(({ op, label }) => ({ value: op, label }));
}

/** True for a comparison with a value. */
export function needsValue(op: string): boolean {
  return op !== 'empty' && op !== 'not_empty';
}

/** The conditions that are complete; one that still lacks its value asks for nothing. */
export function whereOf(
  conditions: Condition[],
  typeOf: (column: string) => ColumnType,
): { column: string; op: string; value: Json }[] {
  return conditions
    .filter(({ op, text }) => !needsValue(op) || text !== '')
    .map(({ column, op, text }) => ({ column, op, value: needsValue(op) ? cellValue(typeOf(column), text) : null }));
}

/** The next of: from small to large, the other way, as the rows were added. */
export function nextSort(sort: Sort, column: string): Sort {
  if (sort?.column !== column) return { column, direction: 'asc' };
  return sort.direction === 'asc' ? { column, direction: 'desc' } : null;
}
