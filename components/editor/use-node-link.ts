import { useEffect } from 'react';
import { linkedNodes } from './node-link.ts';
import { useEditor, useEditorStore } from './store/context.tsx';
import { nothing } from './store/selection.ts';

/** Opens a page whose address names nodes (`?node=a,b`) with those selected and in view. */
export function useNodeLink(): void {
  const store = useEditorStore();
  const isReady = useEditor((editor) => editor.canvas !== null);
  useEffect(() => {
    if (!isReady) return;
    const { document, select, canvas } = store.getState();
    const nodes = linkedNodes(location.search).filter((id) => document.graph.nodes.some((node) => node.id === id));
    if (nodes.length === 0) return;
    select({ ...nothing, nodes });
    // After the canvas has laid out what it shows first.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => canvas?.fit(nodes)));
    return () => cancelAnimationFrame(frame);
  }, [store, isReady]);
}
