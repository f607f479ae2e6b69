import { useEffect, useRef } from 'react';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Asked } from './diagnostics-worker.ts';
import { useEditor, useEditorStore } from './store/context.tsx';

const waitMs = 180;

/** Compiles the document shortly after each change, in a worker, and puts what it finds on nodes and into the list. */
export function useDiagnostics(): void {
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const descriptions = useEditor((editor) => editor.descriptions);
  const worker = useRef<Worker | null>(null);
  const newest = useRef(0);
  useEffect(() => {
    const fresh = new Worker(new URL('./diagnostics-worker.ts', import.meta.url));
    worker.current = fresh;
    fresh.postMessage({ descriptions } satisfies Asked);
    fresh.onmessage = ({ data }: MessageEvent<{ number: number; diagnostics: Diagnostic[] }>) => {
      // What was asked later is on its way.
      if (data.number === newest.current) store.getState().update({ diagnostics: data.diagnostics });
    };
    return () => fresh.terminate();
  }, [descriptions, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker has to be asked again.
  useEffect(() => {
    const timer = setTimeout(() => {
      newest.current += 1;
      worker.current?.postMessage({ number: newest.current, graph } satisfies Asked);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [graph, descriptions]);
}
