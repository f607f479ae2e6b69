'use client';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { useWords } from '#words/use-words.ts';
import { dragType } from '../../canvas/drag-type.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { addNode } from '../actions/add-node.ts';
import { withGrowth } from '../actions/with-growth.ts';
import { NodePreviews } from '../help/node-previews.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { firstFree } from './first-free.ts';
import { LayoutTools } from './layout-tools.tsx';
import { packsOf } from './packs.ts';
import { typeOf } from './type-tint.ts';

/** Everything that can be added, by pack; a click adds it behind the selection, a drag where it is dropped. */
export function Palette() {
  const t = useWords();
  const store = useEditorStore();
  const descriptions = useEditor((editor) => editor.descriptions);
  const [search, setSearch] = useState('');
  const packs = packsOf(descriptions, search);
  const add = (description: NodeDescription) => {
    const { document, selection, catalogue, perform, canvas } = store.getState();
    const [chosen] = selection.nodes;
    const alone = selection.nodes.length === 1 && chosen !== undefined;
    const position = canvas?.middle() ?? [0, 0];
    const from = alone ? firstFree(store.getState(), chosen) : null;
    const added = addNode(
      t,
      document.graph,
      catalogue,
      description,
      from && description.role !== 'entry' ? { from } : { position },
    );
    perform(t('parts.addAdded', { added: added.id }), withGrowth(document.graph, catalogue, added.operations), {
      select: [added.id],
    });
    requestAnimationFrame(() => canvas?.reveal(added.id));
  };
  return (
    <div className="flex h-full flex-col">
      <div className="p-3">
        <label className="field flex h-8 items-center gap-2">
          <Search className="size-3.5 shrink-0 text-faint" aria-hidden />
          <input
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={t('parts.searchToAddANode')}
            aria-label={t('parts.searchNodes')}
            className="min-w-0 flex-1 bg-transparent outline-none"
            onKeyDown={(event) => {
              const first = packs[0]?.nodes[0];
              if (event.key === 'Enter' && first) add(first);
              if (event.key === 'Escape') setSearch('');
            }}
          />
          <Kbd keys="tab" />
        </label>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        <NodePreviews>
          {(withHelp) =>
            packs.map((pack) => (
              <section key={pack.name} aria-label={pack.name} className="mb-3">
                <h3 className="caps px-2 pt-1 pb-1.5">{pack.name}</h3>
                {pack.nodes.map((description) =>
                  withHelp(
                    description,
                    <button
                      type="button"
                      draggable
                      onDragStart={(event) => {
                        event.dataTransfer.setData(dragType, description.type);
                        event.dataTransfer.effectAllowed = 'copy';
                      }}
                      onClick={() => add(description)}
                      className="flex h-[34px] w-full items-center gap-2.5 rounded-field px-2 text-start transition hover:bg-hover active:cursor-grabbing"
                    >
                      <Glyph icon={description.icon} type={typeOf(description)} />
                      <span className="truncate">{description.title}</span>
                    </button>,
                  ),
                )}
              </section>
            ))
          }
        </NodePreviews>
        <LayoutTools search={search} />
        {packs.length === 0 && (
          <p className="px-2 py-6 text-center text-muted">{t('parts.nothingIsCalledSearch', { search })}</p>
        )}
      </div>
    </div>
  );
}
