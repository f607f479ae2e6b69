import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  metaHelper,
  type ReactTable,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';

/** What the tables of the lists can do. */
export const listFeatures = tableFeatures({
  columnVisibilityFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowSelectionFeature,
  columnMeta: metaHelper<{ className: string | undefined }>(),
});

/** A column of a list; `by` is what it sorts by, and what has no value stands last either way. */
export type DataColumn<T> = {
  /** Stands in addresses, so it never changes. */
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  by?: (row: T) => string | number | null;
  /** The first click on its head puts the largest first. */
  isDownFirst?: boolean;
  /** It cannot be hidden: a row is opened and named by it. */
  stays?: boolean;
  className?: string;
};

/** A table of a list with its order, search, hidden columns and chosen rows. */
export type ListedTable<T extends object> = ReactTable<typeof listFeatures, T>;

/** The rows of a list that are chosen; those that left it are not. */
export function chosenOf<T extends object>(table: ListedTable<T>): T[] {
  return table.getFilteredSelectedRowModel().rows.map(({ original }) => original);
}
