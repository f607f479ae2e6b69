import { useEffect, useState } from 'react';

/** Remembers in this browser what a list was left with; answers what it was when the page opened. */
export function useLeftWith(list: string, shown: string): string {
  const name = `patchbay.list.${list}`;
  const [left] = useState(() => (typeof window === 'undefined' ? '' : read(name)));
  useEffect(() => {
    if (shown !== '') write(name, shown);
  }, [name, shown]);
  return left;
}

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing opens the list as it is by itself.
  }
}
