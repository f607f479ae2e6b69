'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '#engine/json.ts';
import { cn } from '../../ui/cn.ts';
import { cellText } from './cell-text.ts';
import { type ColumnSort, sortRows } from './sort-rows.ts';
import { columnsOf } from './value-forms.ts';

type Props = {
  rows: readonly JsonObject[];
  label: string;
  /** The row that is looked for, by its place in the list. */
  target?: number | null;
};

/** A list of objects as rows and columns; a click on a column sorts by it, and only rows in sight are drawn. */
export function ValueTable({ rows, label, target = null }: Props) {
  // The virtualizer is one object that changes; what is memoized on it would stand still.
  'use no memo';
  const scroller = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<ColumnSort | null>(null);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const order = useMemo(() => sortRows(rows, sort), [rows, sort]);
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 26,
    overscan: 12,
  });
  useEffect(() => {
    if (target !== null) virtual.scrollToIndex(order.indexOf(target), { align: 'center' });
  }, [target, order, virtual]);
  const by = (column: string) => {
    if (sort?.column !== column) setSort({ column, isDown: false });
    else setSort(sort.isDown ? null : { column, isDown: true });
  };
  const layout = { gridTemplateColumns: `56px repeat(${columns.length}, minmax(110px, 1fr))` };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div ref={scroller} dir="ltr" tabIndex={0} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
      {/* biome-ignore lint/a11y/useSemanticElements: rows stand at places of their own, which table elements cannot. */}
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="min-w-max font-mono text-[11.5px]"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: rows are read, not operated. */}
        <div role="row" className="sticky top-0 z-10 grid border-line border-b bg-panel" style={layout}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
          <span role="columnheader" className="px-2 py-1 text-end text-faint">
            #
          </span>
          {columns.map((column) => (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: the button in it is.
            <span
              key={column}
              role="columnheader"
              aria-sort={sort?.column !== column ? 'none' : sort.isDown ? 'descending' : 'ascending'}
              className="min-w-0"
            >
              <button
                type="button"
                onClick={() => by(column)}
                className="flex h-full w-full items-center gap-1 truncate px-2 py-1 text-start font-medium text-muted outline-offset-[-2px] hover:text-text"
              >
                <span className="truncate">{column}</span>
                {sort?.column === column &&
                  (sort.isDown ? (
                    <ArrowDown aria-hidden className="size-3 shrink-0" />
                  ) : (
                    <ArrowUp aria-hidden className="size-3 shrink-0" />
                  ))}
              </button>
            </span>
          ))}
        </div>
        <div role="none" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const place = order[item.index] ?? 0;
            const row = rows[place] ?? {};
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above.
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              <div
                key={place}
                role="row"
                aria-rowindex={item.index + 2}
                className={cn(
                  'absolute inset-x-0 grid h-[26px] border-line border-b leading-[25px]',
                  place === target ? 'bg-hover' : 'hover:bg-hover',
                )}
                style={{ ...layout, transform: `translateY(${item.start}px)` }}
              >
                <Cell text={String(place)} isNumber />
                {columns.map((column) => (
                  <Cell key={column} text={cellText(row[column])} />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cell({ text, isNumber = false }: { text: string; isNumber?: boolean }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as in the table.
    <span
      role="cell"
      title={text.length > 12 ? text.slice(0, 600) : undefined}
      className={cn('truncate px-2', isNumber && 'text-end text-faint')}
    >
      {text}
    </span>
  );
}
