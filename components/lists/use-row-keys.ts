import { type RefObject, useEffect, useEffectEvent } from 'react';

type Keys = {
  /** Whether the arrows go into the table from the page itself, where nothing has the focus. */
  isEntered: boolean;
  /** Chooses the row at an index; `range` when Shift was held. */
  onChoose?: ((index: number, how: 'one' | 'range') => void) | undefined;
  onChooseAll?: (() => void) | undefined;
  onClear?: (() => void) | undefined;
};

/**
 * Walks the rows of a table by keyboard: arrows, Home and End go from one row's link to the next, also from the page
 * itself; x chooses a row, Shift+arrow a range, Mod+A all, Escape none. Enter is the link's own.
 */
export function useRowKeys(
  body: RefObject<HTMLTableSectionElement | null>,
  { isEntered, onChoose, onChooseAll, onClear }: Keys,
) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const rows = [...(body.current?.rows ?? [])];
    const focused = document.activeElement;
    const isOnPage = isEntered && (focused === null || focused === document.body);
    const isField = focused instanceof HTMLInputElement && focused.type !== 'checkbox';
    const at = rows.findIndex((row) => row.contains(focused));
    if (rows.length === 0 || isField || (!isOnPage && at === -1) || event.defaultPrevented) return;
    const isMod = event.metaKey || event.ctrlKey;
    const done = act(event, { rows, at, isMod });
    if (done) event.preventDefault();
  });
  const act = (
    event: KeyboardEvent,
    { rows, at, isMod }: { rows: HTMLTableRowElement[]; at: number; isMod: boolean },
  ) => {
    const to = isMod || event.altKey ? undefined : target(event.key, at, rows.length);
    if (to !== undefined) {
      if (event.shiftKey && at >= 0) onChoose?.(at, 'range');
      focusRow(rows[to]);
      if (event.shiftKey) onChoose?.(to, 'range');
      return true;
    }
    if (event.key === 'a' && isMod && onChooseAll) {
      onChooseAll();
      return true;
    }
    if (event.key.toLowerCase() === 'x' && !isMod && at >= 0 && onChoose) {
      onChoose(at, event.shiftKey ? 'range' : 'one');
      return true;
    }
    if (event.key === 'Escape' && onClear) {
      onClear();
      return true;
    }
    return false;
  };
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function target(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return at === -1 ? count - 1 : Math.max(at - 1, 0);
  if (key === 'Home' && at >= 0) return 0;
  return key === 'End' && at >= 0 ? count - 1 : undefined;
}

/** The row's link is what is focused: Enter opens it, and a screen reader says its name. */
function focusRow(row: HTMLTableRowElement | undefined): void {
  const main = row?.querySelector<HTMLElement>('a') ?? row?.querySelector<HTMLElement>('button, input');
  main?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
