import { type PointerEvent, useEffect, useRef } from 'react';

/** Longer than the browsers' own, so that theirs comes first where they have one. */
const longMs = 650;
/** A finger is never quite still; a press that moves farther is a drag. */
const stillPx = 10;

/**
 * Asks for the menu where a finger or a pen rests. Browsers do so by themselves on some systems only, and the board
 * keeps touches to itself.
 */
export function useLongPress() {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const cancel = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  useEffect(() => () => clearTimeout(press.current?.timer), []);
  const begin = ({ pointerType, isPrimary, button, target, clientX, clientY }: PointerEvent) => {
    cancel();
    if (pointerType === 'mouse' || !isPrimary || button !== 0 || !(target instanceof Element)) return;
    const ask = () => {
      press.current = null;
      swallowRelease();
      target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }));
    };
    press.current = { timer: setTimeout(ask, longMs), x: clientX, y: clientY };
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    const { x, y } = press.current ?? { x: clientX, y: clientY };
    if (Math.hypot(clientX - x, clientY - y) > stillPx) cancel();
  };
  return {
    onPointerDownCapture: begin,
    onPointerMoveCapture: move,
    onPointerUpCapture: cancel,
    onPointerCancelCapture: cancel,
    onContextMenuCapture: cancel,
  };
}

/** The press has been answered: letting go must not count as a tap, which would close what has just opened. */
function swallowRelease(): void {
  const swallow = (event: Event) => {
    // A touch becomes no mouse event then; those of a pen end at the document, behind who drags.
    if (event.type === 'touchend') event.preventDefault();
    else event.stopPropagation();
  };
  const stop = new AbortController();
  for (const type of ['touchend', 'mouseup', 'click'])
    document.addEventListener(type, swallow, { capture: true, passive: false, signal: stop.signal });
  const done = () => setTimeout(() => stop.abort(), 50);
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, done, { once: true, signal: stop.signal });
}
