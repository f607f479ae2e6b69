'use client';
import type { ComponentProps } from 'react';
import { Button } from '../ui/button.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { SearchText } from './search-text.tsx';
import { type SortValue, sortedRows } from './sorted-rows.ts';
import { useAddress } from './use-address.ts';

/** A column that sorts by what it says of a row. */
export type SortedColumn<T> = Column<T> & { by?: (row: T) => SortValue };

type Props<T> = Omit<ComponentProps<typeof Table<T>>, 'columns'> & {
  columns: SortedColumn<T>[];
  /** What a search looks through. */
  textOf: (row: T) => string;
};

/** A table that is all here: searched by `ListSearch`, sorted by its heads, both kept in the address. */
export function SortedTable<T>({ columns, rows, textOf, ...table }: Props<T>) {
  const address = useAddress();
  const { query } = address;
  const [by, text] = [query.get('by'), query.get('text') ?? ''];
  const isDown = query.get('way') === 'down';
  const sorting = columns.find(({ title }) => title === by)?.by;
  const shown = sortedRows(rows, { wanted: text, textOf, ...(sorting && { by: sorting, isDown }) });
  if (shown.length === 0 && rows.length > 0)
    return (
      <p className="flex items-center gap-3 rounded-node border border-line bg-panel px-4 py-3 text-muted">
        <span className="flex-1">Nothing here fits “{text}”.</span>
        <Button onClick={() => address.set({ text: '' })}>Clear the search</Button>
      </p>
    );
  return (
    <Table
      {...table}
      rows={shown}
      columns={columns.map((column) =>
        column.by === undefined
          ? column
          : {
              ...column,
              sort: {
                now: column.title !== by ? 'none' : isDown ? 'descending' : 'ascending',
                onSort: () => address.set({ by: column.title, way: column.title === by && !isDown ? 'down' : '' }),
              },
            },
      )}
    />
  );
}

/** The search of a page's tables; a list that one sees at a glance has none. */
export function ListSearch({ count, label }: { count: number; label: string }) {
  const { query, set } = useAddress();
  const text = query.get('text') ?? '';
  if (count < worthSearching && text === '') return null;
  return <SearchText text={text} onText={(next) => set({ text: next })} label={label} placeholder="Search" />;
}

const worthSearching = 6;
