import { ArrowDown, ArrowUp, KeyRound } from 'lucide-react';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { cn } from '../ui/cn.ts';
import type { Sort } from './selection.ts';

type Props = { table: DataTable; sort: Sort; layout: string; onSort: (column: string) => void };

/** The names of the columns; each sorts by itself. */
export function GridHead({ table, sort, layout, onSort }: Props) {
  const t = useWords();
  return (
    <div role="rowgroup" className="sticky top-0 z-20">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-9 border-line border-b bg-panel"
        style={{ gridTemplateColumns: layout }}
      >
        <div role="columnheader" aria-colindex={1} className="border-line border-e">
          <span className="sr-only">{t('tables.select')}</span>
        </div>
        {table.columns.map((column, index) => {
          const direction = sort?.column === column.name ? sort.direction : null;
          const isUnique = table.keys.some((key) => key.includes(column.name));
          return (
            <div
              key={column.name}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
              className="min-w-0 border-line border-e"
            >
              <button
                type="button"
                onClick={() => onSort(column.name)}
                className={cn(
                  'flex h-full w-full items-center gap-1.5 px-3 text-start hover:bg-hover',
                  column.type === 'number' && 'flex-row-reverse',
                )}
              >
                <span className="mono truncate font-medium">{column.name}</span>
                {isUnique && <KeyRound className="size-3 shrink-0 text-faint" aria-label={t('tables.unique')} />}
                {column.required && (
                  <span className="text-error" aria-hidden>
                    *
                  </span>
                )}
                {direction === 'asc' && <ArrowUp className="size-3.5 shrink-0 text-accent" aria-hidden />}
                {direction === 'desc' && <ArrowDown className="size-3.5 shrink-0 text-accent" aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
