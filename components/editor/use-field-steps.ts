import { useEffect } from 'react';
import { useEditorStore } from './store/context.tsx';

/** Ends the step that is being made when a field is left: what is written after that is taken back on its own. */
export function useFieldSteps(): void {
  const store = useEditorStore();
  useEffect(() => {
    let field: Element | null = null;
    const look = () => {
      const now = fieldAround(document.activeElement);
      if (now === field) return;
      if (field !== null) store.getState().endStep();
      field = now;
    };
    // A field whose editor has just taken the place of the plain one has the focus again by then.
    const leaving = () => setTimeout(look);
    addEventListener('focusin', look);
    addEventListener('focusout', leaving);
    return () => {
      removeEventListener('focusin', look);
      removeEventListener('focusout', leaving);
    };
  }, [store]);
}

/** The frame around what is written in, which stays when the editor takes the place of the plain field. */
function fieldAround(element: Element | null): Element | null {
  if (element === null || element === document.body) return null;
  return element.closest('.field') ?? element;
}
