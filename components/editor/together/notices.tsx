'use client';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { toast } from '../../ui/toast.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { conflictWords } from './conflict-words.ts';
import { useTogether, useTogetherStore } from './context.tsx';
import { bothTexts } from './merged-text.ts';

/** What lost in a conflict, to be taken back with one click, and what an undo left alone. Nothing is lost unseen. */
export function TogetherNotices() {
  const t = useWords();
  const conflicts = useTogether((state) => state.conflicts);
  const together = useTogetherStore();
  useKept();
  const [conflict] = conflicts;
  // Others go on changing it while this is read.
  const theirs = useEditor(() => conflict && together.getState().standing(conflict));
  if (conflict === undefined) return null;
  const { title, values } = conflictWords(t, { ...conflict, theirs });
  const both = bothTexts({ ...conflict, theirs });
  const done = () => together.getState().dismiss(conflict.id);
  return (
    <div className="relative z-20">
      <section
        aria-label={t('together.changedAtTheSameTime')}
        className="rise absolute top-3 left-1/2 w-[360px] -translate-x-1/2 max-w-[calc(100vw-24px)] rounded-[10px] border border-line bg-raised p-3 shadow-float"
      >
        <div className="flex items-start gap-2">
          <p role="status" className="flex-1 font-medium">
            {title}
          </p>
          <IconButton label={t('together.dismiss')} onClick={done} className="-mt-1 -me-1">
            <X className="size-3.5" />
          </IconButton>
        </div>
        {values && (
          <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
            <dt className="text-muted">{t('together.now')}</dt>
            <dd className="min-w-0 break-words font-mono">{values.theirs}</dd>
            <dt className="text-muted">{t('together.yours')}</dt>
            <dd className="min-w-0 break-words font-mono">{values.mine}</dd>
          </dl>
        )}
        <div className="mt-2.5 flex items-center gap-2">
          <Button
            size="small"
            onClick={() => {
              together.getState().takeMine(conflict);
              done();
            }}
          >
            {values ? t('together.takeMine') : t('together.putItBack')}
          </Button>
          {both !== null && (
            <Button
              size="small"
              onClick={() => {
                together.getState().takeMine({ ...conflict, mine: both });
                done();
              }}
            >
              {t('together.keepBoth')}
            </Button>
          )}
          {conflicts.length > 1 && (
            <span className="text-muted text-sm">{t('together.andCountMore', { count: conflicts.length - 1 })}</span>
          )}
        </div>
      </section>
    </div>
  );
}

/** Says what an undo or redo left alone because others have changed it since. */
function useKept(): void {
  const t = useWords();
  const store = useEditorStore();
  const kept = useEditor((editor) => editor.kept);
  useEffect(() => {
    if (kept === null) return;
    toast(kept.title, t('together.namesStayedAsOthersHaveLeft', { names: kept.names.join(', ') }));
    store.getState().update({ kept: null });
  }, [kept, store, t]);
}
