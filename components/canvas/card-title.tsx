import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { shownNode } from '../run/shown-node.ts';
import { Dot } from '../ui/badge.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { stateWords } from './state-words.ts';

/** What a card says from half afar: its title and, in a run, its state, both large. */
export function CardTitle({ node }: { node: GraphNode }) {
  const formats = useFormats();
  const t = useWords();
  const view = useEditor((editor) => (editor.run === null ? undefined : shownNode(editor.run, node.id)));
  const run = useEditor((editor) => editor.run?.view.status ?? null);
  const words =
    view === undefined || run === null || view.status === 'idle'
      ? null
      : stateWords(formats, t, { node, view, run, waitsFor: null });
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-center gap-1 overflow-hidden px-4">
      <span className="card-title-far" style={words === null ? undefined : { WebkitLineClamp: 1 }}>
        {node.label ?? node.id}
      </span>
      {words !== null && (
        <span className="flex items-center gap-2.5 text-[24px] text-muted leading-[28px]">
          <span className="flex scale-[2]">
            <Dot tone={words.tone} busy={words.busy} />
          </span>
          <span className="truncate">{words.text}</span>
        </span>
      )}
    </div>
  );
}
