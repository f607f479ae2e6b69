import { Repeat } from 'lucide-react';
import type { EdgeView } from '#engine/run/view.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

type Props = { header: string; view: EdgeView | undefined };

/** The mark on a cable that leads back: here a loop goes round, and in a run how often it did. */
export function LoopMark({ header, view }: Props) {
  const t = useWords();
  const passes = useEditor((editor) => editor.run?.view.nodes[header]?.visits ?? 0);
  const picked = useEditor((editor) => editor.run?.focus[header]);
  const text =
    passes === 0
      ? t('canvas.backToHeaderTheNodesBetween', { header })
      : t('canvas.passesThroughHeaderThisCableLed', { passes, header, count: view?.count ?? 0 });
  const shown = picked !== undefined ? t('canvas.passOfPasses', { picked, passes }) : passes > 0 ? `×${passes}` : '';
  return (
    <Tooltip text={text}>
      <button
        type="button"
        aria-label={shown === '' ? text : `${shown}: ${text}`}
        className="flex h-[22px] items-center gap-1 rounded-full border border-strong bg-raised px-1.5 font-mono text-[11px] text-muted leading-none shadow-card"
      >
        <Repeat className="size-3 text-[var(--tint)]" aria-hidden />
        {shown}
      </button>
    </Tooltip>
  );
}
