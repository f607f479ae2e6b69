'use client';
import { useEditor } from '../store/context.tsx';
import { MultiInspector } from './multi-inspector.tsx';
import { NodeInspector } from './node-inspector.tsx';
import { WorkflowInspector } from './workflow-inspector.tsx';

/** What is selected, and how it can be changed: one node, several, or the workflow itself. */
export function Inspector() {
  const chosen = useEditor((editor) => editor.selection.nodes);
  const [only] = chosen;
  const node = useEditor((editor) => editor.document.graph.nodes.find((candidate) => candidate.id === only));
  if (chosen.length > 1) return <MultiInspector />;
  return node === undefined ? <WorkflowInspector /> : <NodeInspector key={node.type} node={node} />;
}
