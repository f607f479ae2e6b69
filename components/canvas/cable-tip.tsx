import type { EdgeView } from '#engine/run/view.ts';
import { useWords } from '#words/use-words.ts';
import { Tooltip } from '../ui/tooltip.tsx';

/** The chip on a cable: how often something went through; hovering shows the last value. */
export function CableTip({ view }: { view: EdgeView }) {
  const t = useWords();
  return (
    <Tooltip text={preview(view)}>
      <button
        type="button"
        aria-label={t('canvas.countWentThroughLastPreview', { count: view.count, preview: preview(view) })}
        className="h-[18px] min-w-[18px] rounded-full border border-strong bg-raised px-1.5 font-mono text-[10.5px] text-muted leading-none shadow-card"
      >
        {view.count}
      </button>
    </Tooltip>
  );
}

function preview(view: EdgeView): string {
  const text = JSON.stringify(view.value);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
