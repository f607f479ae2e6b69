'use client';
import { lazy, Suspense, useEffect } from 'react';
import { useEditor, useEditorStore } from '../store/context.tsx';

const Guide = lazy(() => import('./guide.tsx').then((module) => ({ default: module.Guide })));

/** The steps of a first workflow, when they were asked for: by the address (`?guide=1`), a button or a command. */
export function Guided() {
  const store = useEditorStore();
  const guided = useEditor((editor) => editor.guided);
  useEffect(() => {
    if (new URLSearchParams(location.search).get('guide') === '1') store.getState().update({ guided: true });
  }, [store]);
  if (!guided) return null;
  return (
    <Suspense>
      <Guide />
    </Suspense>
  );
}
