'use client';
import { functionalUpdate, useTable } from '@tanstack/react-table';
import { fits } from '../ui/fits.ts';
import { useCompare } from '../ui/use-compare.ts';
import { type DataColumn, type ListedTable, listFeatures } from './data-columns.ts';
import { useAddress } from './use-address.ts';

type Options<T> = {
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** What the search of the page looks through, where the rows are not searched by whom they come from. */
  textOf?: (row: T) => string;
  /** The order of rows that come sorted, and what is told of another that is wanted. */
  order?: { id: string; desc: boolean; onOrder: (id: string, desc: boolean) => void };
};

type Valued = { getValue: (column: string) => unknown };

/** The table of a list. Its order, search and hidden columns stand in the address: `by`, `way`, `text` and `hide`. */
export function useDataTable<T extends object>({ columns, rows, keyOf, textOf, order }: Options<T>): ListedTable<T> {
  const { query, set } = useAddress();
  const compare = useCompare();
  const by = query.get('by');
  const addressed = columns.some(({ id }) => id === by) ? [{ id: by ?? '', desc: query.get('way') === 'down' }] : [];
  const sorting = order === undefined ? addressed : [{ id: order.id, desc: order.desc }];
  const hidden = query.get('hide')?.split(',') ?? [];
  const canHide = columns.filter(({ id, stays = false }) => !stays && hidden.includes(id));
  const columnVisibility = Object.fromEntries(canHide.map(({ id }) => [id, false]));
  return useTable({
    features: listFeatures,
    data: rows,
    columns: columns.map(({ id, title, cell, by: sortedBy, isDownFirst = false, stays = false, className }) => ({
      id,
      header: title,
      accessorFn: (row: T) => sortedBy?.(row) ?? undefined,
      cell: ({ row }: { row: { original: T } }) => cell(row.original),
      enableSorting: sortedBy !== undefined,
      sortDescFirst: isDownFirst,
      enableHiding: !stays,
      sortFn: (a: Valued, b: Valued) => compare(a.getValue(id), b.getValue(id)),
      sortUndefined: 'last' as const,
      meta: { className },
    })),
    getRowId: keyOf,
    manualSorting: order !== undefined,
    manualFiltering: textOf === undefined,
    enableSortingRemoval: false,
    enableMultiSort: false,
    isRowRangeSelectionEvent: hasShift,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, _column, wanted) => textOf === undefined || fits(textOf(row.original), String(wanted)),
    state: { sorting, columnVisibility, globalFilter: query.get('text') ?? '' },
    onSortingChange: (change) => {
      const [next] = functionalUpdate(change, sorting);
      if (next === undefined) return;
      if (order === undefined) set({ by: next.id, way: next.desc ? 'down' : '' });
      else order.onOrder(next.id, next.desc);
    },
    onColumnVisibilityChange: (change) => {
      const shown = functionalUpdate(change, columnVisibility);
      set({
        hide: Object.keys(shown)
          .filter((id) => shown[id] === false)
          .join(','),
      });
    },
  });
}

function hasShift(event: unknown): boolean {
  return event instanceof Object && 'shiftKey' in event && event.shiftKey === true;
}
