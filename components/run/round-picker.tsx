'use client';
import { ChevronLeft, ChevronRight, CircleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { type Focus, roundsOf } from '#engine/run/visits.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { cn } from '../ui/cn.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useFormats } from '../ui/use-formats.ts';

type Props = {
  /** The container whose turns, or the header whose passes, are picked. */
  owner: string;
  /** The node whose failures are looked for. */
  node: string;
  /** True where the name of the owner stands beside it. */
  named?: boolean;
};

/** Picks a turn or a pass: ‹ 3 of 20 ›, and the next one that failed. What lies inside shows that time round. */
export function RoundPicker({ owner, node, named = false }: Props) {
  const formats = useFormats();
  const t = useWords();
  const store = useEditorStore();
  const visits = useEditor((editor) => editor.run?.visits ?? null);
  const shown = useEditor((editor) => editor.run?.shown ?? 0);
  const focus = useEditor((editor) => editor.run?.focus ?? nowhere);
  const { numbers, failed } = useMemo(
    () => (visits === null ? none : roundsOf(visits, { owner, node }, { shown, focus })),
    [visits, shown, focus, owner, node],
  );
  const last = numbers.at(-1);
  if (last === undefined) return null;
  const current = focus[owner] ?? last;
  const go = (number: number | undefined) => number !== undefined && store.getState().lookAt(owner, number);
  const nextFailed = failed.find((number) => number > current) ?? failed[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, not fields of a form.
    <div
      role="group"
      aria-label={t('run.roundOfOwner', { owner })}
      className={cn(
        'nodrag nopan flex h-7 shrink-0 items-center rounded-[8px] border bg-raised font-mono text-[11px] text-muted',
        focus[owner] === undefined ? 'border-line' : 'border-accent text-text',
      )}
    >
      {named && <span className="max-w-32 truncate ps-2 font-sans">{owner}</span>}
      <IconButton
        label={t('run.earlierRound')}
        className="!size-6"
        disabled={!numbers.some((number) => number < current)}
        onClick={() => go(numbers.findLast((number) => number < current))}
      >
        <ChevronLeft className="size-3.5" />
      </IconButton>
      <button
        type="button"
        aria-label={t('run.roundCurrentOfLastShow', {
          current,
          last,
          focus: focus[owner] === undefined ? 'yes' : 'no',
        })}
        className="whitespace-nowrap rounded-[5px] px-0.5 hover:text-text"
        onClick={() => store.getState().lookAt(owner, null)}
      >
        {t('run.currentOfLast', { current, last })}
      </button>
      <IconButton
        label={t('run.laterRound')}
        className="!size-6"
        disabled={current >= last}
        onClick={() => go(numbers.find((number) => number > current))}
      >
        <ChevronRight className="size-3.5" />
      </IconButton>
      {nextFailed !== undefined && (
        <button
          type="button"
          aria-label={t('run.roundsFailedShowNextFailed', { count: failed.length, nextFailed })}
          title={t('run.showRoundNextFailedWhichFailed', { nextFailed })}
          className="me-1 flex items-center gap-1 rounded-[5px] px-1 text-error hover:bg-hover"
          onClick={() => go(nextFailed)}
        >
          <CircleAlert className="size-3" aria-hidden />
          {formats.number(failed.length)}
        </button>
      )}
    </div>
  );
}

const nowhere: Focus = {};
const none = { numbers: [], failed: [] };
