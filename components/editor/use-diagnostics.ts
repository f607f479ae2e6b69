import { useEffect } from 'react';
import { useEditor, useEditorStore } from './store/context.tsx';

/** Compiles the document shortly after each change and puts what it finds on nodes and into the list. */
export function useDiagnostics(): void {
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  useEffect(() => {
    let live = true;
    const timer = setTimeout(() => {
      // Without the network the problems of before stay; the next change asks again.
      import('#engine/graph/compile.ts').then(
        ({ compile }) => {
          if (live) store.getState().update({ diagnostics: compile(graph, store.getState().catalogue).diagnostics });
        },
        () => {},
      );
    }, 180);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [graph, store]);
}
