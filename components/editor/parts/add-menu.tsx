'use client';
import { lazy, Suspense } from 'react';
import { useEditor } from '../store/context.tsx';

const AddList = lazy(() => import('./add-list.tsx').then((module) => ({ default: module.AddList })));

/** "Add a node": opened by Tab, by a click on a jack, by a cable dropped on nothing, or by a double click. */
export function AddMenu() {
  const adding = useEditor((editor) => editor.adding);
  return adding === null ? null : (
    <Suspense>
      <AddList request={adding} />
    </Suspense>
  );
}
