import { useEffect, useEffectEvent, useRef } from 'react';
import type { EditorHost } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { commandFor } from './commands/keys.ts';
import { pasteText } from './commands/paste-text.ts';
import { isTyping } from './is-typing.ts';
import { useEditorStore } from './store/context.tsx';
import { useLostField } from './use-lost-field.ts';

/** Runs the command a key press asks for, and pastes nodes from the clipboard. */
export function useShortcuts(host: EditorHost): void {
  const store = useEditorStore();
  // Who never used the pointer goes through the page with Tab until the canvas itself has the focus.
  const pointed = useRef(false);
  const isLost = useLostField();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (isLost.current && !isTyping(event.target)) return;
    const editor = store.getState();
    if (editor.dialog !== null || editor.adding !== null || document.querySelector('[role="menu"]')) return;
    if (event.key === 'Tab' && !isCanvas(event.target, pointed.current)) return;
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'v') return;
    if ((event.key === 'Enter' || event.key === ' ') && isControl(event.target) && !event.metaKey && !event.ctrlKey)
      return;
    if (event.key.startsWith('Arrow') && !event.altKey && isControl(event.target)) return;
    if (hasText(event)) return;
    const context = { editor, host };
    const command = commandFor(event, commands, context, isTyping(event.target));
    if (command === undefined) return;
    event.preventDefault();
    command.run(context);
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const editor = store.getState();
    if (isLost.current || editor.readOnly || isTyping(event.target) || editor.dialog !== null) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return;
    event.preventDefault();
    void pasteText(editor, text);
  });
  useEffect(() => {
    const onPointerDown = () => {
      pointed.current = true;
    };
    const pressed = (event: KeyboardEvent) => onKeyDown(event);
    const pasted = (event: ClipboardEvent) => onPaste(event);
    addEventListener('pointerdown', onPointerDown, true);
    addEventListener('keydown', pressed);
    addEventListener('paste', pasted);
    return () => {
      removeEventListener('pointerdown', onPointerDown, true);
      removeEventListener('keydown', pressed);
      removeEventListener('paste', pasted);
    };
  }, []);
}

/** A selected text on the page is what Ctrl+C means then. */
function hasText(event: KeyboardEvent): boolean {
  const copies = (event.metaKey || event.ctrlKey) && ['c', 'x'].includes(event.key.toLowerCase());
  return copies && (getSelection()?.toString() ?? '') !== '';
}

/** Tab adds a node only where the canvas has the focus, so that keyboards can leave every other part. */
function isCanvas(target: EventTarget | null, pointed: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (target === document.body) return pointed;
  return target.matches('.canvas-area, .react-flow__pane, .react-flow, .react-flow__node');
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('button, a, input, [role="slider"], [role="tab"], [role="menuitem"]')
  );
}
