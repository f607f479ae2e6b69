'use client';
import { MessageSquare } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useEditor, useEditorStore } from '../../store/context.tsx';
import { useTogether } from '../context.tsx';
import { useThreads } from './use-threads.ts';

/** Opens the comments; says how many threads are open. */
export function CommentsButton() {
  const t = useWords();
  const store = useEditorStore();
  const isShared = useTogether((together) => together.workflow !== null);
  const isOpen = useEditor((editor) => editor.commenting);
  const count = useThreads().threads.filter(({ resolved }) => resolved === null).length;
  if (!isShared) return null;
  return (
    <IconButton
      label={count === 0 ? t('together.comments') : t('together.commentsCountOpen', { count })}
      keys="shift+m"
      aria-pressed={isOpen}
      onClick={() => store.getState().update({ commenting: !isOpen })}
      className="relative"
    >
      <MessageSquare className="size-4" />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 -end-0.5 grid h-3.5 min-w-3.5 place-items-center rounded-full bg-accent px-0.5 font-semibold text-[9px] text-on-accent leading-none"
        >
          {count}
        </span>
      )}
    </IconButton>
  );
}
