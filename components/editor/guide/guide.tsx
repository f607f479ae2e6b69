'use client';
import { Check, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { guideSteps, stepNow } from './steps.ts';

/** A first workflow step by step; each is ticked off when it is done, however it was done. */
export function Guide() {
  const store = useEditorStore();
  const now = useEditor(stepNow);
  const at = now === null ? guideSteps.length : guideSteps.indexOf(now);
  const close = () => store.getState().update({ guided: false });
  return (
    <section
      aria-label="First workflow"
      className="rise absolute top-3 left-3 z-10 flex w-[300px] max-w-[calc(100%-24px)] flex-col gap-2 rounded-[12px] border border-line bg-raised p-3 shadow-float max-md:hidden"
    >
      <header className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold">Your first workflow</h2>
        <span className="text-muted text-sm">
          {at} of {guideSteps.length}
        </span>
        <IconButton label="Put the guide away" onClick={close}>
          <X className="size-4" />
        </IconButton>
      </header>
      <ol className="flex flex-col gap-1" aria-live="polite">
        {guideSteps.map((step, index) => {
          const isNow = step === now;
          const isDone = index < at;
          return (
            <li
              key={step.id}
              aria-current={isNow ? 'step' : undefined}
              className={cn('flex gap-2.5 rounded-field px-2 py-1.5', isNow && 'bg-sunken')}
            >
              <span
                aria-hidden
                className={cn(
                  'mt-0.5 grid size-[18px] shrink-0 place-items-center rounded-full border font-semibold text-[10.5px]',
                  isDone ? 'border-ok text-ok' : isNow ? 'border-accent text-accent' : 'border-strong text-faint',
                )}
              >
                {isDone ? <Check className="size-3" strokeWidth={3} /> : index + 1}
              </span>
              <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                <p className={cn(isNow ? 'font-medium' : 'text-muted')}>
                  {step.title}
                  {isDone && <span className="sr-only"> (done)</span>}
                </p>
                {isNow && <p className="text-muted text-sm">{step.how}</p>}
                {isNow && step.show && (
                  <Button size="small" className="self-start" onClick={() => step.show?.run(store.getState())}>
                    {step.show.title}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {now === null && (
        <div className="flex flex-col items-start gap-2 px-2 pb-1">
          <p className="text-muted">That was all of it: draw, run, publish. Everything else is more of the same.</p>
          <Button size="small" onClick={close}>
            Done
          </Button>
        </div>
      )}
    </section>
  );
}
