'use client';
import { lazy, Suspense } from 'react';
import { useEditor } from '../../store/context.tsx';

const CommentsPanel = lazy(() => import('./comments-panel.tsx').then((module) => ({ default: module.CommentsPanel })));

/** The comments, loaded when somebody first looks at them. */
export function Comments() {
  const isOpen = useEditor((editor) => editor.commenting);
  if (!isOpen) return null;
  return (
    <Suspense>
      <CommentsPanel />
    </Suspense>
  );
}
