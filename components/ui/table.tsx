import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cn } from './cn.ts';
import { useRowKeys } from './use-row-keys.ts';

/** How a column is sorted now, and what a click on its head does. */
export type ColumnSort = { now: 'ascending' | 'descending' | 'none'; onSort: () => void };

/** `head` stands in the place of the title. */
export type Column<T> = {
  title: string;
  head?: ReactNode;
  cell: (row: T) => ReactNode;
  className?: string;
  sort?: ColumnSort;
};

type Props<T> = {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  onOpen?: (row: T) => void;
  /** Rows can be chosen; `nameOf` is what a screen reader calls one. */
  choice?:
    | {
        chosen: ReadonlySet<string>;
        toggle: (id: string, how: 'one' | 'range') => void;
        toggleAll: () => void;
        clear: () => void;
        nameOf: (row: T) => string;
      }
    | undefined;
};

/** One table for every list: hairlines, quiet heads that sort, rows that open and are walked and chosen by keyboard. */
export function Table<T>({ label, columns, rows, keyOf, onOpen, choice }: Props<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, {
    isEntered: onOpen !== undefined,
    onChoose: choice && ((index, how) => rows[index] !== undefined && choice.toggle(keyOf(rows[index]), how)),
    onChooseAll: choice?.toggleAll,
    onClear: choice && choice.chosen.size > 0 ? choice.clear : undefined,
  });
  return (
    <div className="overflow-x-auto rounded-node border border-line bg-panel">
      <table className="w-full border-collapse text-left" aria-label={label}>
        <thead>
          <tr className="border-line border-b">
            {choice && (
              <th scope="col" className="w-10 py-2 pr-0 pl-4 max-sm:pl-2.5">
                <ChooseAll chosen={choice.chosen.size} of={rows.length} onToggle={choice.toggleAll} />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                aria-sort={column.sort?.now === 'none' ? undefined : column.sort?.now}
                className={cn('caps px-4 py-2 text-left max-sm:px-2.5', column.className)}
              >
                {column.sort ? <SortButton title={column.title} sort={column.sort} /> : (column.head ?? column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => {
            const id = keyOf(row);
            const isChosen = choice?.chosen.has(id) ?? false;
            return (
              <tr
                key={id}
                onClick={onOpen && ((event) => !isControl(event.target) && onOpen(row))}
                className={cn(
                  'border-line border-b last:border-0 has-[a:focus-visible]:bg-hover',
                  isChosen && 'bg-hover',
                  onOpen && 'cursor-pointer transition hover:bg-hover',
                )}
              >
                {choice && (
                  <td className="w-10 py-2.5 pr-0 pl-4 align-middle max-sm:pl-2.5">
                    <input
                      type="checkbox"
                      aria-label={`Choose ${choice.nameOf(row)}`}
                      className="block size-4 accent-(--accent)"
                      checked={isChosen}
                      onChange={(event) =>
                        choice.toggle(id, Reflect.get(event.nativeEvent, 'shiftKey') === true ? 'range' : 'one')
                      }
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.title} className={cn('px-4 py-2.5 align-middle max-sm:px-2.5', column.className)}>
                    {column.cell(row)}
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

function ChooseAll({ chosen, of, onToggle }: { chosen: number; of: number; onToggle: () => void }) {
  return (
    <input
      ref={(box) => {
        if (box) box.indeterminate = chosen > 0 && chosen < of;
      }}
      type="checkbox"
      aria-label="Choose all"
      className="block size-4 accent-(--accent)"
      checked={of > 0 && chosen === of}
      onChange={onToggle}
    />
  );
}

function SortButton({ title, sort }: { title: string; sort: ColumnSort }) {
  return (
    <button
      type="button"
      onClick={sort.onSort}
      className={cn('caps inline-flex items-center gap-1 hover:!text-text', sort.now !== 'none' && '!text-text')}
    >
      {title}
      {sort.now === 'ascending' && <ArrowUp className="size-3" aria-hidden />}
      {sort.now === 'descending' && <ArrowDown className="size-3" aria-hidden />}
    </button>
  );
}

/** A click on a link, button or field inside a row is its own. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null;
}
