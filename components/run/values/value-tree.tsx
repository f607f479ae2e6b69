'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { pathText } from '../../forms/expression/path-text.ts';
import { PathLine } from './path-line.tsx';
import { type DataPath, type OpenRows, type TreeRoot, type TreeRow, treeRows } from './tree-rows.ts';
import { ValueRow } from './value-row.tsx';

type Props = {
  roots: readonly TreeRoot[];
  label: string;
  /** The part that is looked for: its line is opened and brought into view. */
  target?: DataPath | null;
  /** True when expressions read the parts by these paths: only then they can be dragged. */
  isReadable?: boolean;
};

/** Values as a tree that draws only the lines in sight: arrow keys walk it, lines can be dragged into fields. */
export function ValueTree({ roots, label, target = null, isReadable = true }: Props) {
  const t = useWords();
  // The virtualizer is one object that changes; what is memoized on it would stand still.
  ('use no memo');
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenRows>(new Map());
  const [active, setActive] = useState<string | null>(null);
  const rows = useMemo(() => treeRows(t, roots, open), [roots, open, t]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 22,
    overscan: 16,
    getItemKey: (index) => rows[index]?.key ?? index,
  });
  const at = rows.findIndex(({ key }) => key === active);
  const current = rows[at];
  const toggle = (row: TreeRow) => {
    setActive(row.key);
    if (canOpen(row)) setOpen(new Map(open).set(row.key, !(open.get(row.key) ?? row.isOpen)));
  };
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setActive(row.key);
    virtual.scrollToIndex(rows.indexOf(row));
  };
  const reveal = useEffectEvent((path: DataPath) => {
    const shown = new Map(open);
    for (let length = 1; length < path.length; length++) shown.set(pathText(path.slice(0, length)), true);
    if (path.length > 0) shown.set('.', true);
    setOpen(shown);
    const key = pathText(path) || '.';
    setActive(key);
    const index = treeRows(t, roots, shown).findIndex((row) => row.key === key);
    if (index >= 0) requestAnimationFrame(() => virtual.scrollToIndex(index, { align: 'center' }));
  });
  useEffect(() => {
    if (target !== null) reveal(target);
  }, [target]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!walk(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walk = (key: string): boolean => {
    if (key === 'ArrowDown') go(at + 1);
    else if (key === 'ArrowUp') go(at < 0 ? 0 : at - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(rows.length - 1);
    else if (current === undefined) return false;
    else if (key === 'ArrowRight') current.isOpen || !canOpen(current) ? go(at + 1) : toggle(current);
    else if (key === 'ArrowLeft') current.isOpen && canOpen(current) ? toggle(current) : go(parentOf(rows, at));
    else if (key === 'Enter' || key === ' ') toggle(current);
    else return false;
    return true;
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="tree"
        dir="ltr"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={current === undefined ? undefined : rowId(label, current.key)}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && active === null && setActive(rows[0]?.key ?? null)}
        className="min-h-0 flex-1 overflow-auto px-2 pb-2 font-mono text-[12px] leading-[22px] outline-offset-[-2px]"
      >
        <div role="none" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <ValueRow
                key={item.key}
                id={rowId(label, row.key)}
                row={row}
                isActive={row.key === active}
                isReadable={isReadable}
                isWhole={open.get(row.key) === true}
                onToggle={() => toggle(row)}
                measure={virtual.measureElement}
                index={item.index}
                top={item.start}
              />
            );
          })}
        </div>
      </div>
      {current !== undefined && <PathLine row={current} isReadable={isReadable} />}
    </div>
  );
}

/** The line of the part that holds a line. */
function parentOf(rows: readonly TreeRow[], at: number): number {
  const depth = rows[at]?.depth ?? 0;
  for (let index = at - 1; index >= 0; index--) if ((rows[index]?.depth ?? 0) < depth) return index;
  return at;
}

function canOpen({ count, value }: TreeRow): boolean {
  return (count ?? 0) > 0 || (typeof value === 'string' && value.length > 60);
}

function rowId(label: string, key: string): string {
  return `${label} ${key}`.replaceAll(/\s+/g, '-');
}
