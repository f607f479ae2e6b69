import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** `head` stands in the place of the title. */
export type Column<T> = { title: string; head?: ReactNode; cell: (row: T) => ReactNode; className?: string };
type Props<T> = {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  onOpen?: (row: T) => void;
};

/** One table for every list: hairlines, quiet heads, rows that open. */
export function Table<T>({ label, columns, rows, keyOf, onOpen }: Props<T>) {
  return (
    <div className="overflow-x-auto rounded-node border border-line bg-panel">
      <table className="w-full border-collapse text-left" aria-label={label}>
        <thead>
          <tr className="border-line border-b">
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                className={cn('caps px-4 py-2 text-left max-sm:px-2.5', column.className)}
              >
                {column.head ?? column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              onClick={onOpen && ((event) => !isControl(event.target) && onOpen(row))}
              className={cn('border-line border-b last:border-0', onOpen && 'cursor-pointer transition hover:bg-hover')}
            >
              {columns.map((column) => (
                <td key={column.title} className={cn('px-4 py-2.5 align-middle max-sm:px-2.5', column.className)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A click on a link, button or field inside a row is its own. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null;
}
