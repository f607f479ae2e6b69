'use client';
import type { ComponentProps } from 'react';
import { useWords } from '#words/use-words.ts';
import { DataTable } from './data-table.tsx';
import { SearchText } from './search-text.tsx';
import { useAddress } from './use-address.ts';
import { useDataTable } from './use-data-table.ts';

type Props<T extends object> = Parameters<typeof useDataTable<T>>[0] &
  Omit<ComponentProps<typeof DataTable<T>>, 'table'>;

/** A table whose rows are all here: searched by `ListSearch` and sorted by its heads. */
export function ListTable<T extends object>({ columns, rows, keyOf, textOf, ...rest }: Props<T>) {
  return <DataTable {...rest} table={useDataTable({ columns, rows, keyOf, ...(textOf && { textOf }) })} />;
}

/** The search of a page's tables; a list that one sees at a glance has none. */
export function ListSearch({ count, label }: { count: number; label: string }) {
  const t = useWords();
  const { query, set } = useAddress();
  const text = query.get('text') ?? '';
  if (count < worthSearching && text === '') return null;
  return (
    <SearchText text={text} onText={(next) => set({ text: next })} label={label} placeholder={t('common.search')} />
  );
}

const worthSearching = 6;
