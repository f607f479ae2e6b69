'use client';
import { Clock } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { SkipButton } from './skip-button.tsx';
import { useRunClock } from './use-run-clock.ts';

/** The own time of a trial whose clock is ahead, and the way on to what it comes to next while it waits. */
export function ClockLine() {
  const formats = useFormats();
  const t = useWords();
  const view = useEditor((editor) => editor.run?.view ?? null);
  const following = useEditor((editor) => editor.run?.following ?? false);
  const clock = useRunClock();
  const offered = following ? clock : null;
  const at = offered?.now ?? view?.at ?? null;
  const aheadMs = view?.aheadMs ?? 0;
  const hasNext = offered?.mayAdvance === true && offered.moments.length > 0;
  if (at === null || (aheadMs === 0 && !hasNext)) return null;
  return (
    <div className="flex min-h-7 min-w-0 items-center gap-1.5 border-line border-t px-1.5 pt-1 text-muted text-xs">
      {aheadMs > 0 && (
        <span
          className="flex items-center gap-1.5 whitespace-nowrap"
          title={t('run.clockByTheRunsOwnClock', { clock: formats.clock(at) })}
        >
          <Clock aria-hidden className="size-3.5" />
          {t('run.momentDurationAhead', {
            moment: formats.moment(at, view?.startedAt ?? at),
            duration: formats.span(aheadMs),
          })}
        </span>
      )}
      <span className="flex-1" />
      {offered !== null && <SkipButton clock={offered} moments={offered.moments} />}
    </div>
  );
}
