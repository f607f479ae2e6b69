'use client';
import { lazy, Suspense } from 'react';
import { useEditor } from '../store/context.tsx';

const FindPanel = lazy(() => import('./find-panel.tsx').then((module) => ({ default: module.FindPanel })));

/** The search in the document, once it was asked for. */
export function FindBar() {
  const finding = useEditor((editor) => editor.finding);
  return finding ? (
    <Suspense>
      <FindPanel />
    </Suspense>
  ) : null;
}
