import { ViewportPortal } from '@xyflow/react';
import { Undo2 } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type { Box } from './kernels/snap.ts';
import { undoCable } from './kernels/undo-cable.ts';
import { useBoxes } from './use-boxes.ts';

/** A dashed cable from each node to the one that undoes it, with an undo mark: it carries nothing unless a run fails. */
export function UndoLinks() {
  const nodes = useEditor((editor) => editor.document.graph.nodes);
  const links = nodes.flatMap(({ id, policy }) =>
    policy?.compensate === undefined ? [] : { id, by: policy.compensate },
  );
  return links.length > 0 && <Links links={links} />;
}

function Links({ links }: { links: { id: string; by: string }[] }) {
  const boxes = useBoxes();
  return (
    <ViewportPortal>
      {links.map(({ id, by }) => {
        const [from, to] = [boxes.get(id)?.box, boxes.get(by)?.box];
        return from && to && <UndoLink key={`${id}>${by}`} id={id} by={by} from={from} to={to} />;
      })}
    </ViewportPortal>
  );
}

function UndoLink({ id, by, from, to }: { id: string; by: string; from: Box; to: Box }) {
  const t = useWords();
  const undone = useEditor((editor) => editor.run?.view.nodes[id]?.undone === true);
  const { path, middle } = undoCable(from, to);
  const text = undone ? t('canvas.byUndidId', { by, id }) : t('canvas.byUndoesIdWhenTheRun', { by, id });
  return (
    <>
      <svg className="pointer-events-none absolute top-0 left-0 overflow-visible" width="1" height="1" aria-hidden>
        <path d={path} className="undo-cable" data-undone={undone} />
      </svg>
      <div
        className="pointer-events-auto absolute"
        style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
      >
        <Tooltip text={text}>
          <button
            type="button"
            aria-label={text}
            className="nodrag nopan grid size-[22px] place-items-center rounded-full border border-strong bg-raised text-waiting shadow-card"
          >
            <Undo2 className="size-3" aria-hidden />
          </button>
        </Tooltip>
      </div>
    </>
  );
}
