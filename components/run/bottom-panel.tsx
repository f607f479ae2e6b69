'use client';
import { lazy, Suspense } from 'react';
import { useEditor } from '../editor/store/context.tsx';

const RunData = lazy(() => import('./run-data.tsx').then((module) => ({ default: module.RunData })));

/** The truth under the canvas: the data of the run that is shown, or where it would stand. */
export function BottomPanel({ answerable }: { answerable: boolean }) {
  const hasRun = useEditor((editor) => editor.run !== null);
  return hasRun ? (
    <Suspense>
      <RunData answerable={answerable} />
    </Suspense>
  ) : (
    <p className="truncate px-4 py-2.5 text-muted">
      No run yet. Run the draft to see here what goes into each node, what happens, and what comes out.
    </p>
  );
}
