'use client';
import { Frame, StickyNote } from 'lucide-react';
import type { MarkKind } from '#engine/graph/marks.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { dragType } from '../../canvas/drag-type.ts';
import { addMark } from '../actions/add-mark.ts';
import { useEditorStore } from '../store/context.tsx';

const tools: { kind: MarkKind; title: WordKey; hint: WordKey; Icon: typeof Frame }[] = [
  { kind: 'note', title: 'parts.note', hint: 'parts.wordsForPeopleBesideTheNodes', Icon: StickyNote },
  { kind: 'frame', title: 'parts.frame', hint: 'parts.aTitledAreaBehindNodesGoes', Icon: Frame },
];

/** What can be laid on the canvas beside nodes: notes and frames, to click or to drag. */
export function LayoutTools({ search }: { search: string }) {
  const t = useWords();
  const store = useEditorStore();
  const wanted = search.toLowerCase().trim();
  const shown = tools.filter(({ title, hint }) => `${t(title)} ${t(hint)}`.toLowerCase().includes(wanted));
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('parts.layout')} className="mb-3">
      <h3 className="caps px-2 pt-1 pb-1.5">{t('parts.layout')}</h3>
      {shown.map(({ kind, title, hint, Icon }) => (
        <button
          key={kind}
          type="button"
          draggable
          title={t(hint)}
          onDragStart={(event) => {
            event.dataTransfer.setData(dragType, kind);
            event.dataTransfer.effectAllowed = 'copy';
          }}
          onClick={() => addMark(t, store.getState(), kind)}
          className="flex h-[34px] w-full items-center gap-2.5 rounded-field px-2 text-start transition hover:bg-hover active:cursor-grabbing"
        >
          <span className="glyph" aria-hidden>
            <Icon size={14} strokeWidth={1.9} />
          </span>
          {t(title)}
        </button>
      ))}
    </section>
  );
}
