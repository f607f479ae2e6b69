'use client';
import { useEditor } from '../store/context.tsx';
import { chosenMarks } from '../store/mark-key.ts';
import { MarkInspector } from './mark-inspector.tsx';
import { MultiInspector } from './multi-inspector.tsx';
import { NodeInspector } from './node-inspector.tsx';
import { WorkflowInspector } from './workflow-inspector.tsx';

/** What is selected, and how it can be changed: one node, several, or the workflow itself. */
export function Inspector() {
  const chosen = useEditor((editor) => editor.selection.nodes);
  const [only] = chosen;
  const node = useEditor((editor) => editor.document.graph.nodes.find((candidate) => candidate.id === only));
  const marks = useEditor((editor) => editor.selection.marks);
  const graph = useEditor((editor) => editor.document.graph);
  if (chosen.length + marks.length > 1) return <MultiInspector />;
  const [marked] = chosenMarks(graph, marks);
  if (marked !== undefined) return <MarkInspector key={marks[0]} marked={marked} />;
  return node === undefined ? <WorkflowInspector /> : <NodeInspector key={node.type} node={node} />;
}
