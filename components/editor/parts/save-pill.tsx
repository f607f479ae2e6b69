'use client';
import { useWords } from '#words/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { useNow } from '../../ui/time.tsx';
import { useFormats } from '../../ui/use-formats.ts';
import { useEditor } from '../store/context.tsx';
import { useTogether } from '../together/context.tsx';

/** Says how the draft is kept: saving, saved, offline, or not. */
export function SavePill({ savedAt }: { savedAt: string }) {
  const formats = useFormats();
  const t = useWords();
  const save = useEditor((editor) => editor.save);
  const isShared = useTogether((together) => together.status !== 'alone');
  const now = useNow(5000);
  switch (save.kind) {
    case 'saving':
    case 'dirty':
      return (
        <Badge tone="running" busy>
          {t('parts.savingDraft')}
        </Badge>
      );
    case 'offline':
      return (
        <Badge tone="waiting" title={t('parts.whatYouChangeIsKept')}>
          {isShared ? t('parts.offlineKeptHere') : t('parts.offlineNotSavedYet')}
        </Badge>
      );
    case 'conflict':
      return <Badge tone="error">{t('parts.changedElsewhere')}</Badge>;
    case 'refused':
      return (
        <Badge tone="error" title={save.reason}>
          {t('parts.notSaved')}
        </Badge>
      );
    case 'saved':
      return (
        <Badge dot={false}>
          {t('parts.draftSavedValue', {
            value:
              now === 0
                ? ''
                : formats.ago(save.at === 0 ? savedAt : new Date(save.at).toISOString(), Math.max(now, save.at)),
          })}
        </Badge>
      );
  }
}
