'use client';
import { Badge } from '../../ui/badge.tsx';
import { useNow } from '../../ui/time.tsx';
import { agoText } from '../../ui/words.ts';
import { useEditor } from '../store/context.tsx';
import { useTogether } from '../together/context.tsx';

/** Says how the draft is kept: saving, saved, offline, or not. */
export function SavePill({ savedAt }: { savedAt: string }) {
  const save = useEditor((editor) => editor.save);
  const isShared = useTogether((together) => together.status !== 'alone');
  const now = useNow(5000);
  switch (save.kind) {
    case 'saving':
    case 'dirty':
      return (
        <Badge tone="running" busy>
          saving draft
        </Badge>
      );
    case 'offline':
      return (
        <Badge tone="waiting" title="What you change is kept in this browser and merged when the server answers again.">
          {isShared ? 'offline · kept here' : 'offline · not saved yet'}
        </Badge>
      );
    case 'conflict':
      return <Badge tone="error">changed elsewhere</Badge>;
    case 'refused':
      return (
        <Badge tone="error" title={save.reason}>
          not saved
        </Badge>
      );
    case 'saved':
      return (
        <Badge dot={false}>
          draft saved{' '}
          {now === 0 ? '' : agoText(save.at === 0 ? savedAt : new Date(save.at).toISOString(), Math.max(now, save.at))}
        </Badge>
      );
  }
}
