'use client';
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { DataColumn } from '../../run/data-column.tsx';
import { Quiet } from '../../run/quiet.tsx';
import { Rounds } from '../../run/rounds.tsx';
import { findInValue } from '../../run/values/find-in-value.ts';
import { ValueSearch } from '../../run/values/value-search.tsx';
import { ValueTree } from '../../run/values/value-tree.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useEditor } from '../store/context.tsx';
import { useScope } from '../use-scope.ts';
import { readableRoots } from './readable-roots.ts';

/** Everything a node can read, as one tree whose lines can be dragged into its fields. */
export function InputColumn({ node }: { node: string }) {
  const t = useWords();
  const graph = useEditor((editor) => editor.document.graph);
  const hasRun = useEditor((editor) => editor.run !== null);
  const isAlone = useEditor(
    (editor) => editor.document.graph.nodes.length > 1 && isUnplugged(editor.document.graph, node),
  );
  const isEntry = useEditor((editor) => {
    const type = editor.document.graph.nodes.find(({ id }) => id === node)?.type ?? '';
    return editor.catalogue.get(type)?.role === 'entry';
  });
  const scope = useScope(node);
  const roots = useMemo(() => readableRoots({ graph, node, scope }), [graph, node, scope]);
  const [words, setWords] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(words ?? '');
  const found = useMemo(() => findInValue(roots, wanted), [roots, wanted]);
  return (
    <DataColumn
      title={t('detail.input')}
      note={
        <span className="flex items-center gap-1">
          {hasRun && words === null && <Rounds node={node} />}
          {words !== null && (
            <ValueSearch
              label={t('detail.theInput')}
              words={words}
              onWords={(next) => {
                setWords(next);
                setAt(0);
              }}
              count={found.length}
              at={at}
              onAt={setAt}
              onClose={() => setWords(null)}
            />
          )}
          <IconButton
            label={t('detail.searchInInput')}
            aria-pressed={words !== null}
            onClick={() => setWords(words === null ? '' : null)}
            className="!size-6"
          >
            <Search className="size-3.5" />
          </IconButton>
        </span>
      }
    >
      {!hasRun && <Quiet>{t('detail.noRunYetTypesWhereThey')}</Quiet>}
      {isAlone && !isEntry && <Quiet>{t('detail.connectANode')}</Quiet>}
      <ValueTree roots={roots} label={t('detail.whatThisNodeCanRead')} target={found[at] ?? null} />
    </DataColumn>
  );
}

function isUnplugged({ edges }: { edges: readonly { to: string }[] }, node: string): boolean {
  return !edges.some(({ to }) => to === node || to.startsWith(`${node}.`));
}
