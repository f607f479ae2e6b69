import { useEffect } from 'react';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';

/** How long one moment stays; what took longer in the run stays longer here, up to a limit. */
const shortestMs = 220;
const longestMs = 1200;

/** While playing, shows one event of the run after the other, in the rhythm in which they came. */
export function usePlay(): void {
  const store = useEditorStore();
  const playing = useEditor((editor) => editor.playing);
  const shown = useEditor((editor) => editor.run?.shown ?? 0);
  useEffect(() => {
    const { run, update, showMoment } = store.getState();
    if (!playing || run === null) return undefined;
    if (shown >= run.events.length) {
      update({ playing: false });
      return undefined;
    }
    const [now, next] = [run.events[shown - 1], run.events[shown]];
    const gapMs = now === undefined || next === undefined ? 0 : Date.parse(next.at) - Date.parse(now.at);
    const timer = setTimeout(() => showMoment(shown + 1), Math.min(longestMs, Math.max(shortestMs, gapMs)));
    return () => clearTimeout(timer);
  }, [store, playing, shown]);
}
