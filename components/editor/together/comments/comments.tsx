'use client';
import { lazy, Suspense, useLayoutEffect, useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { Textarea } from '../../../ui/input.tsx';
import { useEditor, useEditorStore } from '../../store/context.tsx';
import { useTogether, useTogetherStore } from '../context.tsx';
import { CommentsFrame } from './comments-frame.tsx';
import { useChosenNode } from './use-chosen-node.ts';

const CommentsPanel = lazy(() => import('./comments-panel.tsx').then((module) => ({ default: module.CommentsPanel })));

/** The comments, loaded when somebody first looks at them; what is typed until then is kept as the comment begun. */
export function Comments() {
  const store = useEditorStore();
  const isOpen = useEditor((editor) => editor.commenting);
  if (!isOpen) return null;
  return (
    <CommentsFrame onClose={() => store.getState().update({ commenting: false })}>
      <Suspense fallback={<EarlyComment />}>
        <CommentsPanel />
      </Suspense>
    </CommentsFrame>
  );
}

function EarlyComment() {
  const t = useWords();
  const together = useTogetherStore();
  const drafts = useTogether((state) => state.drafts);
  const chosen = useChosenNode();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  if (chosen === null) return null;
  return (
    <div className="px-3 pb-3">
      <Textarea
        ref={field}
        rows={2}
        aria-label={t('together.commentOnChosen', { chosen: chosen.id })}
        value={drafts.get(chosen.key) ?? ''}
        onChange={(event) => together.getState().keepDraft(chosen.key, event.target.value)}
      />
    </div>
  );
}
