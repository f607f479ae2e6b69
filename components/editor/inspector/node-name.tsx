'use client';
import { useState } from 'react';
import type { GraphNode } from '#engine/graph/schema.ts';
import { idPattern } from '#engine/graph/schema.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** The node's id as a field; renaming follows it through cables and expressions in one step. */
export function NodeName({ node }: { node: GraphNode }) {
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [text, setText] = useState(node.id);
  const [error, setError] = useState<string | null>(null);
  const commit = () => {
    if (text === node.id) return;
    const reason = refusalOf(text, store.getState().document.graph.nodes);
    if (reason !== null) {
      setError(reason);
      setText(node.id);
      return;
    }
    store.getState().perform(`Rename to ${text}`, [{ op: 'rename', from: node.id, to: text }], { select: [text] });
  };
  return (
    <>
      <input
        id="node-id"
        aria-label="Name of the node"
        aria-invalid={error !== null || undefined}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setError(null);
          setText(event.target.value.toLowerCase().replace(/[\s-]+/g, '_'));
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setText(node.id);
        }}
        className="-ml-1.5 w-full rounded-[6px] border border-transparent bg-transparent px-1.5 font-semibold text-lg leading-6 outline-none hover:border-line focus:border-json focus:bg-raised"
      />
      {error && <p className="text-error text-sm">{error}</p>}
    </>
  );
}

function refusalOf(id: string, nodes: readonly GraphNode[]): string | null {
  if (!idPattern.test(id)) return 'A name starts with a small letter and holds small letters, digits and _.';
  return nodes.some((other) => other.id === id) ? `There is already a node called ${id}.` : null;
}
