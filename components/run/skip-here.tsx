'use client';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { SkipButton } from './skip-button.tsx';
import { useRunClock } from './use-run-clock.ts';

/** What a waiting node of a trial comes to when nobody answers; each moment can be gone to at once. */
export function SkipHere({ node }: { node: string }) {
  const t = useWords();
  const run = useEditor((editor) => editor.run?.id);
  const clock = useRunClock();
  const moments = (clock?.moments ?? []).filter((moment) => moment.node === node && moment.runId === run);
  if (clock === null || !clock.mayAdvance || moments.length === 0) return null;
  return (
    <section aria-label={t('run.skipTime')} className="mx-3.5 mb-3 flex shrink-0 flex-col items-start gap-1.5">
      {moments.slice(0, 4).map((moment) => (
        <SkipButton key={`${moment.scope}${moment.visit}${moment.what}`} clock={clock} moments={[moment]} />
      ))}
    </section>
  );
}
