'use client';
import { X } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { guideSteps, stepNow } from './steps.ts';

/** A first workflow step by step; each is ticked off when it is done, however it was done. */
export function Guide() {
  const t = useWords();
  const store = useEditorStore();
  const now = useEditor(stepNow);
  const at = now === null ? guideSteps.length : guideSteps.indexOf(now);
  const close = () => store.getState().update({ guided: false });
  return (
    <section
      aria-label={t('guide.firstWorkflow')}
      className="rise absolute top-3 start-3 z-20 flex w-[300px] max-w-[calc(100%-24px)] flex-col gap-2 rounded-[12px] border border-line bg-raised p-3 shadow-float max-md:top-auto max-md:bottom-3"
    >
      <header className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold">{t('guide.yourFirstWorkflow')}</h2>
        <span className="text-muted text-sm">{t('guide.atOfCount', { at, count: guideSteps.length })}</span>
        <IconButton label={t('guide.putTheGuideAway')} onClick={close}>
          <X className="size-4" />
        </IconButton>
      </header>
      <ol className="flex gap-1.5">
        {guideSteps.map((step, index) => (
          <li
            key={step.id}
            title={t(step.title)}
            aria-current={step === now ? 'step' : undefined}
            className={cn('h-1 flex-1 rounded-full', index < at ? 'bg-ok' : step === now ? 'bg-accent' : 'bg-hover')}
          >
            <span className="sr-only">{index < at ? t('guide.stepDone', { step: t(step.title) }) : t(step.title)}</span>
          </li>
        ))}
      </ol>
      {now !== null && (
        <div className="flex flex-col gap-1.5" aria-live="polite">
          <p className="font-medium">{t(now.title)}</p>
          <p className="text-muted text-sm">{t(now.how)}</p>
          {now.show && (
            <Button size="small" className="self-start" onClick={() => now.show?.run(store.getState())}>
              {t(now.show.title)}
            </Button>
          )}
        </div>
      )}
      {now === null && (
        <div className="flex flex-col items-start gap-2">
          <p className="text-muted">{t('guide.thatWasAllOfItDraw')}</p>
          <Button size="small" onClick={close}>
            {t('guide.done')}
          </Button>
        </div>
      )}
    </section>
  );
}
