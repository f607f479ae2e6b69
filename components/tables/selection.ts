import type { Json } from '#engine/json.ts';
import type { ColumnType, DataColumn } from '#server/trpc/views.ts';
import type { WordKey } from '#words/words.ts';
import { cellValue } from './cell-text.ts';

/** A condition as it is typed. */
export type Condition = { column: string; op: string; text: string };

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

/** What an address shows of a table: `where=column.op.text` for each condition, `by` and `way` for the order. */
export function selectionIn(query: URLSearchParams, columns: DataColumn[]): { conditions: Condition[]; sort: Sort } {
  const typeOf = (name: string | undefined) => columns.find((column) => column.name === name)?.type;
  const conditions = query.getAll('where').flatMap((written) => {
    const [, column = '', op = '', text = ''] = /^([^.]*)\.([^.]*)\.(.*)$/s.exec(written) ?? [];
    const type = typeOf(column);
    return type !== undefined && opsFor(type).some(({ value }) => value === op) ? [{ column, op, text }] : [];
  });
  const by = query.get('by') ?? undefined;
  const isKnown = by !== undefined && typeOf(by) !== undefined;
  return { conditions, sort: isKnown ? { column: by, direction: query.get('way') === 'down' ? 'desc' : 'asc' } : null };
}

/** The query of an address that shows a selection, beside what else it says. */
export function addressed(
  query: URLSearchParams,
  { conditions, sort }: { conditions: Condition[]; sort: Sort },
): string {
  const next = new URLSearchParams(query);
  for (const name of ['where', 'by', 'way']) next.delete(name);
  for (const { column, op, text } of conditions) next.append('where', `${column}.${op}.${text}`);
  if (sort !== null) next.set('by', sort.column);
  if (sort?.direction === 'desc') next.set('way', 'down');
  return next.toString();
}
