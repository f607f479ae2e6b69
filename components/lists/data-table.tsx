'use client';
import type { Column, ColumnSort, Row } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { cn } from '../ui/cn.ts';
import type { ListedTable, listFeatures } from './data-columns.ts';
import { useAddress } from './use-address.ts';
import { useRowKeys } from './use-row-keys.ts';

type Props<T extends object> = {
  label: string;
  table: ListedTable<T>;
  onOpen?: (row: T) => void;
  /** Rows can be chosen; this is what a screen reader calls one. */
  nameOf?: ((row: T) => string) | undefined;
};
type Features = typeof listFeatures;

/** One table for every list: hairlines, quiet heads that sort, rows that open and are walked and chosen by keyboard. */
export function DataTable<T extends object>({ label, table, onOpen, nameOf }: Props<T>) {
  const t = useWords();
  const address = useAddress();
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows } = table.getRowModel();
  const { rowSelection, sorting, globalFilter } = table.state;
  const chosen = table.getFilteredSelectedRowModel().rows.length;
  useRowKeys(body, {
    isEntered: onOpen !== undefined,
    onChoose: nameOf && ((index, how) => choose(rows[index], how)),
    onChooseAll: nameOf && (() => table.toggleAllRowsSelected()),
    onClear: chosen > 0 ? () => table.resetRowSelection(true) : undefined,
  });
  if (rows.length === 0 && table.options.data.length > 0)
    return (
      <p className="flex items-center gap-3 rounded-node border border-line bg-panel px-4 py-3 text-muted">
        <span className="flex-1">{t('lists.nothingHereFitsGlobalFilter', { globalFilter })}</span>
        <Button onClick={() => address.set({ text: '' })}>{t('lists.clearTheSearch')}</Button>
      </p>
    );
  return (
    <div className="overflow-x-auto rounded-node border border-line bg-panel">
      <table className="w-full border-collapse text-start" aria-label={label}>
        <thead>
          <tr className="border-line border-b">
            {nameOf && (
              <th scope="col" className="w-10 py-2 pe-0 ps-4 max-sm:ps-2.5">
                <input
                  ref={(box) => {
                    if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
                  }}
                  type="checkbox"
                  aria-label={t('lists.chooseAll')}
                  className="check"
                  checked={rows.length > 0 && chosen === rows.length}
                  onChange={() => table.toggleAllRowsSelected()}
                />
              </th>
            )}
            {table.getFlatHeaders().map(({ column }) => (
              <Head key={column.id} column={column} sorted={sorting.find(({ id }) => id === column.id)} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => {
            const isChosen = rowSelection[row.id] === true;
            return (
              <tr
                key={row.id}
                onClick={onOpen && ((event) => !isControl(event.target) && onOpen(row.original))}
                className={cn(
                  'border-line border-b last:border-0 has-[a:focus-visible]:bg-hover',
                  isChosen && 'bg-hover',
                  onOpen && 'cursor-pointer transition hover:bg-hover',
                )}
              >
                {nameOf && (
                  <td className="w-10 py-2.5 pe-0 ps-4 align-middle max-sm:ps-2.5">
                    <input
                      type="checkbox"
                      aria-label={t('lists.chooseNameOf', { nameOf: nameOf(row.original) })}
                      className="check"
                      checked={isChosen}
                      onChange={(event) => row.getToggleSelectedHandler()(event.nativeEvent)}
                    />
                  </td>
                )}
                {row.getVisibleCells().map((cell) => (
                  <td
                    key={cell.id}
                    className={cn('px-4 py-2.5 align-middle max-sm:px-2.5', cell.column.columnDef.meta?.className)}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps<T extends object> = { column: Column<Features, T>; sorted: ColumnSort | undefined };

function Head<T extends object>({ column, sorted }: HeadProps<T>) {
  const { header, meta } = column.columnDef;
  return (
    <th
      scope="col"
      aria-sort={sorted && (sorted.desc ? 'descending' : 'ascending')}
      className={cn('caps whitespace-nowrap px-4 py-2 max-sm:px-2.5', meta?.className)}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={() => column.toggleSorting()}
          className={cn('caps inline-flex items-center gap-1 hover:!text-text', sorted && '!text-text')}
        >
          {String(header)}
          {sorted &&
            (sorted.desc ? <ArrowDown className="size-3" aria-hidden /> : <ArrowUp className="size-3" aria-hidden />)}
        </button>
      ) : (
        String(header)
      )}
    </th>
  );
}

/** As a click on the row's box would. */
function choose<T extends object>(row: Row<Features, T> | undefined, how: 'one' | 'range'): void {
  const isRange = how === 'range';
  row?.getToggleSelectedHandler()({ target: { checked: isRange || !row.getIsSelected() }, shiftKey: isRange });
}

/** A click on a link, button or field inside a row is its own. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null;
}
