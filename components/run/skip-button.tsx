import { FastForward } from 'lucide-react';
import type { RunClockView, RunMoment } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { Button } from '../ui/button.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { momentWords } from './moment-words.ts';
import { useSkipWait } from './use-skip-wait.ts';

/** Sets the run's clock on to the first of these moments, and says what happens then. */
export function SkipButton({ clock, moments }: { clock: RunClockView; moments: readonly RunMoment[] }) {
  const formats = useFormats();
  const t = useWords();
  const { skipWait, isPending } = useSkipWait();
  const run = useEditor((editor) => editor.run?.id);
  const [first] = moments;
  if (first === undefined || !clock.mayAdvance) return null;
  const then = moments.filter(({ at }) => at === first.at);
  return (
    <Button
      size="small"
      busy={isPending}
      icon={<FastForward className="size-3.5 shrink-0" />}
      title={t('run.clockByTheRunsOwnClock', { clock: formats.clock(first.at) })}
      className="!shrink min-w-0"
      onClick={() => skipWait({ to: first.at, seq: clock.seq })}
    >
      <span className="truncate">
        {t('run.skipDurationMomentWords', {
          duration: formats.span(Date.parse(first.at) - Date.parse(clock.now)),
          momentWords: momentWords(t, then, run ?? ''),
        })}
      </span>
    </Button>
  );
}
