'use client';
import { lazy, Suspense } from 'react';
import { useEditor } from '../store/context.tsx';
import { chosenMarks } from '../store/mark-key.ts';
import { WorkflowInspector } from './workflow-inspector.tsx';

const MarkInspector = lazy(() => import('./mark-inspector.tsx').then((module) => ({ default: module.MarkInspector })));
const MultiInspector = lazy(() =>
  import('./multi-inspector.tsx').then((module) => ({ default: module.MultiInspector })),
);
const NodeInspector = lazy(() => import('./node-inspector.tsx').then((module) => ({ default: module.NodeInspector })));

/** What is selected, and how it can be changed: one node, several, a note, or the workflow itself. */
export function Inspector() {
  return (
    <Suspense>
      <Chosen />
    </Suspense>
  );
}

function Chosen() {
  const chosen = useEditor((editor) => editor.selection.nodes);
  const marks = useEditor((editor) => editor.selection.marks);
  const graph = useEditor((editor) => editor.document.graph);
  if (chosen.length + marks.length > 1) return <MultiInspector />;
  const [marked] = chosenMarks(graph, marks);
  if (marked !== undefined) return <MarkInspector key={marks[0]} marked={marked} />;
  const node = graph.nodes.find((candidate) => candidate.id === chosen[0]);
  return node === undefined ? <WorkflowInspector /> : <NodeInspector key={node.type} node={node} />;
}
