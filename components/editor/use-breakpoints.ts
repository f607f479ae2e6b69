import { useEffect } from 'react';
import { useEditorStore } from './store/context.tsx';

/** Keeps where runs of this draft stop, for this person in this browser. */
export function useBreakpoints(workflow: string): void {
  const store = useEditorStore();
  useEffect(() => {
    const key = `breakpoints:${workflow}`;
    store.getState().update({ breakpoints: read(key) });
    return store.subscribe(({ breakpoints }, before) => {
      if (breakpoints !== before.breakpoints) write(key, breakpoints);
    });
  }, [store, workflow]);
}

function read(key: string): string[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(saved) ? saved.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function write(key: string, breakpoints: readonly string[]): void {
  try {
    if (breakpoints.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(breakpoints));
  } catch {
    // A full or forbidden store only costs that they are forgotten.
  }
}
