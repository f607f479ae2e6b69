'use client';
import { useWords } from '#words/use-words.ts';
import { cn } from '../../ui/cn.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** Every step that was done here and can be taken back, the newest first; a click goes to the moment after one. */
export function StepsDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const store = useEditorStore();
  const past = useEditor((editor) => editor.document.past);
  const future = useEditor((editor) => editor.document.future);
  const go = (steps: number) => {
    const { undo, redo } = store.getState();
    for (let left = Math.abs(steps); left > 0; left -= 1) (steps < 0 ? undo : redo)();
  };
  const rows = [
    ...future.map(({ title }, index) => ({ title, steps: index + 1 })).reverse(),
    ...past.map(({ title }, index) => ({ title, steps: index + 1 - past.length })).reverse(),
    { title: t('dialogs.asItWasOpened'), steps: -past.length },
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      width="small"
      title={t('dialogs.steps')}
      description={t('dialogs.whatYouDidSinceThisPage')}
    >
      <ol className="-mx-2 flex flex-col">
        {rows.map(({ title, steps }) => (
          <li key={steps}>
            <button
              type="button"
              aria-current={steps === 0 ? 'step' : undefined}
              onClick={() => go(steps)}
              className={cn(
                'flex w-full items-center gap-2.5 rounded-[7px] px-2 py-1.5 text-start hover:bg-hover',
                steps > 0 && 'text-faint',
                steps === 0 && 'font-medium',
              )}
            >
              <span
                aria-hidden
                className={cn(
                  'size-2 shrink-0 rounded-full border',
                  steps === 0 ? 'border-accent bg-accent' : 'border-strong',
                )}
              />
              <span className="min-w-0 flex-1 truncate">{title}</span>
              {steps === 0 && <span className="text-muted text-sm">{t('dialogs.now')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
