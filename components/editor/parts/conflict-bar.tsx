'use client';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useEditor } from '../store/context.tsx';

type Props = { onTake: () => void; onKeep: (revision: number) => void };

/** Shown when the draft was changed in another window: take that one, or keep this one. */
export function ConflictBar({ onTake, onKeep }: Props) {
  const t = useWords();
  const save = useEditor((editor) => editor.save);
  if (save.kind !== 'conflict') return null;
  const { revision } = save;
  return (
    <div role="alert" className="flex items-center gap-3 border-line border-b bg-raised px-4 py-2">
      <p className="flex-1">
        <span className="font-medium">{t('parts.thisDraftWasChangedSomewhereElse')}</span>{' '}
        <span className="text-muted">{t('parts.nothingIsLostYetChoose')}</span>
      </p>
      <Button size="small" onClick={onTake}>
        {t('parts.takeTheOtherOne')}
      </Button>
      <Button
        size="small"
        tone="primary"
        disabled={revision === null}
        onClick={() => revision !== null && onKeep(revision)}
      >
        {t('parts.keepMine')}
      </Button>
    </div>
  );
}
