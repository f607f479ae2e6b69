import { useEffect } from 'react';
import { useWords } from '#words/use-words.ts';
import { openAround } from '../canvas/folds/open-around.ts';
import { toastError } from '../ui/toast.tsx';
import { linkedNodes } from './node-link.ts';
import { useEditor, useEditorStore } from './store/context.tsx';
import { nothing } from './store/selection.ts';

/** Opens a page whose address names nodes (`?node=a,b`) with those selected and in view. */
export function useNodeLink(): void {
  const t = useWords();
  const store = useEditorStore();
  const isReady = useEditor((editor) => editor.canvas !== null);
  useEffect(() => {
    if (!isReady) return;
    const { document, select, canvas } = store.getState();
    const named = linkedNodes(location.search);
    const nodes = named.filter((id) => document.graph.nodes.some((node) => node.id === id));
    const [gone] = named.filter((id) => !nodes.includes(id));
    if (gone !== undefined) toastError(t('editor.notFound'), t('editor.theLinkNamesGone', { gone }));
    if (nodes.length === 0) return;
    for (const id of nodes) openAround(store.getState, id);
    select({ ...nothing, nodes });
    // After the canvas has laid out what it shows first.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => canvas?.fit(nodes)));
    return () => cancelAnimationFrame(frame);
  }, [store, isReady, t]);
}
