import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Caret } from './expression-editor.tsx';

type Editor = typeof import('./expression-editor.tsx');

let loading: Promise<Editor> | null = null;

/** The editor as it is shown, where its caret begins, and whether something was written before it came. */
export type Live = { Editor: Editor['ExpressionEditor']; caret: Caret; isWritten: boolean };

/**
 * Puts the editor into the place of a plain field that has the focus, once it has arrived and nothing is under way in
 * the field: no pointer is down on it, and no character is being composed. Until then the plain field takes every key.
 */
export function useLiveEditor(area: RefObject<HTMLTextAreaElement | null>) {
  const [live, setLive] = useState<Live | null>(null);
  const busy = useRef({ pointer: false, composing: false });
  const waiting = useRef<Editor | null>(null);
  const atFocus = useRef('');
  const swap = () => {
    const field = area.current;
    const { current: editor } = waiting;
    if (editor === null || field === null || document.activeElement !== field) return;
    if (busy.current.pointer || busy.current.composing) return;
    const caret = { start: field.selectionStart, end: field.selectionEnd };
    const isWritten = field.value !== atFocus.current;
    flushSync(() => setLive({ Editor: editor.ExpressionEditor, caret, isWritten }));
  };
  const onFocus = () => {
    atFocus.current = area.current?.value ?? '';
    loading ??= import('./expression-editor.tsx');
    loading.then(
      (module) => {
        waiting.current = module;
        // After the press, key or script that brought the focus has done all it does.
        setTimeout(swap);
      },
      () => {
        loading = null;
      },
    );
  };
  useEffect(() => {
    const released = () => {
      if (!busy.current.pointer) return;
      busy.current.pointer = false;
      setTimeout(swapNow.current);
    };
    addEventListener('pointerup', released);
    addEventListener('pointercancel', released);
    return () => {
      removeEventListener('pointerup', released);
      removeEventListener('pointercancel', released);
    };
  }, []);
  const swapNow = useRef(swap);
  useEffect(() => {
    swapNow.current = swap;
  });
  return {
    live,
    leave: () => setLive(null),
    handlers: {
      onFocus,
      onPointerDown: () => {
        busy.current.pointer = true;
      },
      onCompositionStart: () => {
        busy.current.composing = true;
      },
      onCompositionEnd: () => {
        busy.current.composing = false;
        setTimeout(swap);
      },
    },
  };
}
