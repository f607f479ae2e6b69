import { useEffect, useRef } from 'react';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';

/** How long a moment stays before the address names it, so that a drag of the slider writes it once. */
const settledMs = 300;

/** Keeps the moment that is shown in the address as `?at=seq`, and opens an address that names one at that moment. */
export function useMomentLink(): void {
  const store = useEditorStore();
  const shown = useEditor((editor) => editor.run?.shown ?? 0);
  const following = useEditor((editor) => editor.run?.following ?? true);
  const known = useEditor((editor) => editor.run?.events.length ?? 0);
  const wanted = useRef<number | null | undefined>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) wanted.current = momentOf(location.search);
    if (wanted.current === null || known < wanted.current) return;
    store.getState().showMoment(wanted.current);
    wanted.current = null;
  }, [store, known]);
  useEffect(() => {
    if (wanted.current !== null) return;
    const timer = setTimeout(() => {
      const url = new URL(location.href);
      if (following) url.searchParams.delete('at');
      else url.searchParams.set('at', String(shown));
      if (url.href !== location.href) history.replaceState(history.state, '', url);
    }, settledMs);
    return () => clearTimeout(timer);
  }, [shown, following]);
}

/** The number of the last event to show; null when the address names none. */
export function momentOf(search: string): number | null {
  const text = new URLSearchParams(search).get('at') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
