'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { cn } from '../ui/cn.ts';
import { cellText, cellValue } from './cell-text.ts';
import { GridCell } from './grid-cell.tsx';
import { GridHead } from './grid-head.tsx';
import type { Sort } from './selection.ts';
import { onGridKey, type Place } from './use-grid-keys.ts';
import type { Rows } from './use-rows.ts';

/** Height of a row and of the head that stays above them, in pixels. */
const rowHeight = 34;
const headHeight = 36;

export type Seen = { first: number; last: number };

type Props = {
  table: DataTable;
  rows: Rows;
  seen: Seen;
  onSeen: (seen: Seen) => void;
  sort: Sort;
  onSort: (column: string) => void;
  selected: ReadonlySet<string>;
  onSelect: (id: string) => void;
  writable: boolean;
};

/** Rows to read and edit by keyboard; only those in sight are drawn, however many there are. */
export function Grid({ table, rows, seen, onSeen, sort, onSort, selected, onSelect, writable }: Props) {
  const t = useWords();
  // The virtualizer is one object that changes; what is memoized on it would stand still.
  ('use no memo');
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const isOurs = useRef(false);
  const at: Place = {
    row: Math.min(active.row, Math.max(0, rows.total - 1)),
    column: Math.min(active.column, table.columns.length - 1),
  };
  const place = `${at.row}:${at.column}`;
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 10,
    onChange: ({ range }) => range && onSeen({ first: Math.max(0, range.startIndex - 10), last: range.endIndex + 10 }),
  });
  const drawn = virtual.getVirtualItems();
  const isDrawn = drawn.some(({ index }) => index === at.row);

  useEffect(() => {
    if (!isOurs.current || editing !== null || !isDrawn) return;
    frame.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
  }, [place, editing, isDrawn]);

  const move = (next: Place) => {
    isOurs.current = true;
    setEditing(null);
    setActive(next);
    virtual.scrollToIndex(next.row);
  };
  const edit = (text?: string) => {
    const row = rows.at(at.row);
    const column = table.columns[at.column];
    if (!writable || row === null || column === undefined) return;
    isOurs.current = true;
    setEditing(text ?? cellText(row.values[column.name]));
  };
  const write = (text: string) => {
    const row = rows.at(at.row);
    const column = table.columns[at.column];
    if (!writable || row === null || column === undefined || text === cellText(row.values[column.name])) return;
    void rows.set(row, column.name, cellValue(column.type, text));
  };
  const commit = (text: string, then: 'stay' | 'down' | 'right') => {
    if (editing === null) return;
    write(text);
    setEditing(null);
    if (then === 'down') move({ row: Math.min(rows.total - 1, at.row + 1), column: at.column });
    if (then === 'right') move({ row: at.row, column: Math.min(table.columns.length - 1, at.column + 1) });
  };
  const toggle = () => {
    const row = rows.at(at.row);
    if (row !== null && writable) onSelect(row.id);
  };
  const layout = `44px repeat(${table.columns.length}, minmax(168px, 1fr))`;
  return (
    <div
      ref={frame}
      role="grid"
      aria-label={t('tables.rowsOfTable', { table: table.name })}
      aria-rowcount={rows.total + 1}
      aria-colcount={table.columns.length + 1}
      aria-readonly={!writable}
      onKeyDown={(event) => {
        if (event.target instanceof Element && event.target.closest('[role=columnheader]')) return;
        const page = Math.max(1, seen.last - seen.first - 2);
        onGridKey(event, {
          at,
          rows: rows.total,
          columns: table.columns.length,
          page,
          move,
          edit,
          clear: () => write(''),
          toggle,
        });
      }}
      className="min-h-0 flex-1 overflow-auto rounded-node border border-line bg-panel"
    >
      <div style={{ minWidth: 44 + table.columns.length * 168 }}>
        <GridHead table={table} sort={sort} layout={layout} onSort={onSort} />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const row = rows.at(index);
            const isChosen = row !== null && selected.has(row.id);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={isChosen}
                className={cn('absolute inset-x-0 grid border-line border-b', isChosen ? 'bg-hover' : 'hover:bg-hover')}
                style={{ top: start - headHeight, height: rowHeight, gridTemplateColumns: layout }}
              >
                <div role="gridcell" aria-colindex={1} className="grid place-items-center border-line border-e">
                  <input
                    type="checkbox"
                    aria-label={t('tables.selectRowIndex', { index: index + 1 })}
                    data-place={`${index}:-1`}
                    tabIndex={place === `${index}:-1` ? 0 : -1}
                    checked={isChosen}
                    disabled={row === null || !writable}
                    onChange={() => row && onSelect(row.id)}
                    className="check"
                  />
                </div>
                {table.columns.map((column, at) => {
                  const here = `${index}:${at}`;
                  return (
                    <GridCell
                      key={column.name}
                      column={column}
                      index={at}
                      place={here}
                      value={row?.values[column.name]}
                      active={here === place}
                      editing={here === place ? editing : null}
                      onFocus={() => here !== place && move({ row: index, column: at })}
                      onEdit={() => edit()}
                      onCommit={commit}
                      onCancel={() => setEditing(null)}
                    />
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
