'use client';
import { Frame, StickyNote } from 'lucide-react';
import type { MarkKind } from '#engine/graph/marks.ts';
import { useWords } from '#words/use-words.ts';
import { dragType } from '../../canvas/drag-type.ts';
import { addMark } from '../actions/add-mark.ts';
import { useEditorStore } from '../store/context.tsx';

const tools: { kind: MarkKind; title: string; hint: string; Icon: typeof Frame }[] = [
  { kind: 'note', title: 'Note', hint: 'Words for people, beside the nodes', Icon: StickyNote },
  { kind: 'frame', title: 'Frame', hint: 'A titled area behind nodes; goes around what is selected', Icon: Frame },
];

/** What can be laid on the canvas beside nodes: notes and frames, to click or to drag. */
export function LayoutTools({ search }: { search: string }) {
  const t = useWords();
  const store = useEditorStore();
  const wanted = search.toLowerCase().trim();
  const shown = tools.filter(({ title, hint }) => `${title} ${hint}`.toLowerCase().includes(wanted));
  if (shown.length === 0) return null;
  return (
    <section aria-label="Layout" className="mb-3">
      <h3 className="caps px-2 pt-1 pb-1.5">Layout</h3>
      {shown.map(({ kind, title, hint, Icon }) => (
        <button
          key={kind}
          type="button"
          draggable
          title={hint}
          onDragStart={(event) => {
            event.dataTransfer.setData(dragType, kind);
            event.dataTransfer.effectAllowed = 'copy';
          }}
          onClick={() => addMark(t, store.getState(), kind)}
          className="flex h-[34px] w-full items-center gap-2.5 rounded-field px-2 text-left transition hover:bg-hover active:cursor-grabbing"
        >
          <span className="glyph" aria-hidden>
            <Icon size={14} strokeWidth={1.9} />
          </span>
          {title}
        </button>
      ))}
    </section>
  );
}
