import { type RefObject, useEffect, useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { toast } from '../ui/toast.tsx';
import { isTyping } from './is-typing.ts';
import { useEditorStore } from './store/context.tsx';

/**
 * Tells when what others did took the field away in which somebody types. Then true: the rest of what is typed is no
 * command, until a pointer is down, something has the focus, or Escape is pressed.
 */
export function useLostField(): RefObject<boolean> {
  const t = useWords();
  const store = useEditorStore();
  const isLost = useRef(false);
  useEffect(() => {
    let frame = 0;
    const stop = store.subscribe(({ document: now, selection }, before) => {
      const field = document.activeElement;
      if (now.merges === before.document.merges || !isTyping(field)) return;
      // Until it is known that the field stays, too: keys come faster than frames.
      isLost.current = true;
      const gone = before.selection.nodes.find((id) => !selection.nodes.includes(id));
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (field?.isConnected) isLost.current = false;
        if (!isLost.current) return;
        const what = gone ?? t('editor.whatYouWereWritingIn');
        const title = t('editor.whatWasRemovedBySomebodyElse', { what, gone: gone === undefined ? 'yes' : 'no' });
        toast(title, t('editor.whatYouTypeIsNotTaken'));
      });
    });
    const found = () => {
      isLost.current = false;
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') found();
    };
    addEventListener('pointerdown', found, true);
    addEventListener('focusin', found, true);
    addEventListener('keydown', pressed, true);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      removeEventListener('pointerdown', found, true);
      removeEventListener('focusin', found, true);
      removeEventListener('keydown', pressed, true);
    };
  }, [store, t]);
  return isLost;
}
