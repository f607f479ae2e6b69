'use client';
import { useState } from 'react';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** The node's id as a field; renaming follows it through cables and expressions in one step. */
export function NodeName({ node }: { node: GraphNode }) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [text, setText] = useState(node.id);
  const [shown, setShown] = useState(node.id);
  const [error, setError] = useState<string | null>(null);
  if (shown !== node.id) {
    // Somebody else gave it another name: it is shown unless one is being written here.
    setShown(node.id);
    if (text === shown) setText(node.id);
  }
  const commit = async () => {
    if (text === node.id) return;
    const [{ idPattern }, { renameNode }] = await Promise.all([
      import('#engine/graph/words.ts'),
      import('#engine/graph/rename.ts'),
    ]);
    const { document, perform } = store.getState();
    const reason = refusalOf(t, text, document.graph.nodes, idPattern);
    if (reason !== null) {
      setError(reason);
      setText(node.id);
      return;
    }
    perform(t('inspector.renameToText', { text }), [renameNode(document.graph, node.id, text)], { select: [text] });
  };
  return (
    <>
      <input
        id="node-id"
        aria-label={t('inspector.nameOfTheNode')}
        aria-invalid={error !== null || undefined}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setError(null);
          setText(event.target.value.toLowerCase().replace(/[\s-]+/g, '_'));
        }}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setText(node.id);
        }}
        className="-ms-1.5 w-full rounded-[6px] border border-transparent bg-transparent px-1.5 font-semibold text-lg leading-6 outline-none hover:border-line focus:border-json focus:bg-raised"
      />
      {error && <p className="text-error text-sm">{error}</p>}
    </>
  );
}

function refusalOf(t: Words, id: string, nodes: readonly GraphNode[], pattern: RegExp): string | null {
  if (!pattern.test(id)) return t('inspector.aNameStartsWithASmall');
  return nodes.some((other) => other.id === id) ? t('inspector.thereIsAlreadyANodeCalled', { id }) : null;
}
