import { useEffect } from 'react';
import { phone } from '../ui/use-is-phone.ts';
import { useEditorStore } from './store/context.tsx';

/** On a phone the canvas has the room: the palette is put away, and the inspector comes up when something is chosen. */
export function usePhonePanels(): void {
  const store = useEditorStore();
  useEffect(() => {
    const media = matchMedia(phone);
    const putAway = () => {
      if (media.matches) show({ palette: false, inspector: false });
    };
    const show = (part: { palette?: boolean; inspector: boolean }) => {
      const { panels, update } = store.getState();
      update({ panels: { ...panels, ...part } });
    };
    putAway();
    media.addEventListener('change', putAway);
    const stop = store.subscribe((now, before) => {
      if (!media.matches || now.selection === before.selection) return;
      const { nodes, marks } = now.selection;
      show({ palette: false, inspector: nodes.length + marks.length === 1 });
    });
    return () => {
      media.removeEventListener('change', putAway);
      stop();
    };
  }, [store]);
}
