import type { KeyboardEvent } from 'react';

/** A place in the grid, counted from 0; column -1 is the box that selects a row. */
export type Place = { row: number; column: number };

type Grid = {
  at: Place;
  rows: number;
  columns: number;
  /** Rows that fit into sight, for the keys that turn pages. */
  page: number;
  move(place: Place): void;
  edit(text?: string): void;
  clear(): void;
  toggle(): void;
};

/** What keys do in a grid that is not being edited, as the pattern of the Authoring Practices has it. */
export function onGridKey(event: KeyboardEvent, grid: Grid): void {
  const { at, rows, columns, page } = grid;
  const isLarge = event.ctrlKey || event.metaKey;
  const go = (row: number, column: number) => {
    event.preventDefault();
    grid.move({
      row: Math.max(0, Math.min(rows - 1, row)),
      column: Math.max(-1, Math.min(columns - 1, column)),
    });
  };
  const does = (act: () => void) => {
    event.preventDefault();
    act();
  };
  switch (event.key) {
    case 'ArrowUp':
      return go(isLarge ? 0 : at.row - 1, at.column);
    case 'ArrowDown':
      return go(isLarge ? rows - 1 : at.row + 1, at.column);
    case 'ArrowLeft':
      return go(at.row, at.column - 1);
    case 'ArrowRight':
      return go(at.row, at.column + 1);
    case 'Home':
      return go(isLarge ? 0 : at.row, 0);
    case 'End':
      return go(isLarge ? rows - 1 : at.row, columns - 1);
    case 'PageUp':
      return go(at.row - page, at.column);
    case 'PageDown':
      return go(at.row + page, at.column);
    case 'Enter':
    case 'F2':
      return does(at.column < 0 ? grid.toggle : () => grid.edit());
    case 'Delete':
    case 'Backspace':
      return at.column < 0 ? undefined : does(grid.clear);
    case ' ':
      if (at.column < 0 || event.shiftKey) return does(grid.toggle);
  }
  if (event.key.length === 1 && !isLarge && !event.altKey && at.column >= 0) does(() => grid.edit(event.key));
}
