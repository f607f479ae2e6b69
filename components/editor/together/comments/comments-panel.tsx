'use client';
import { useMutation } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Thread } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../../api/problem.ts';
import { useApi } from '../../../api/provider.tsx';
import { toastAction, toastError } from '../../../ui/toast.tsx';
import { useEditor, useEditorStore } from '../../store/context.tsx';
import { only } from '../../store/selection.ts';
import { useTogether } from '../context.tsx';
import { CommentField } from './comment-field.tsx';
import { ThreadView } from './thread-view.tsx';
import { useChosenNode } from './use-chosen-node.ts';
import { useThreads } from './use-threads.ts';

/** Everything that is said about the workflow: a field for the chosen node, which has the focus first, and the threads. */
export function CommentsPanel() {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const workflow = useTogether((together) => together.workflow);
  const nodeKeys = useTogether((together) => together.nodeKeys);
  const chosen = useChosenNode();
  const begin = useRef<HTMLDivElement>(null);
  const [showsResolved, setShowsResolved] = useState(false);
  const { threads, isLoading, error, refetch } = useThreads();
  const options = {
    onSuccess: refetch,
    onError: (failure: unknown) => toastError(t('together.notDone'), problemOf(failure).detail),
  };
  const add = useMutation(api.comments.add.mutationOptions(options));
  const resolve = useMutation(api.comments.resolve.mutationOptions(options));
  const reopen = useMutation(api.comments.reopen.mutationOptions(options));
  const remove = useMutation(api.comments.remove.mutationOptions(options));
  const restore = useMutation(api.comments.restore.mutationOptions(options));
  const me = useTogether((together) => together.me?.id ?? null);
  const isEditor = useEditor((editor) => !editor.readOnly);
  const busy = [add, resolve, reopen, remove, restore].some(({ isPending }) => isPending);
  const ids = new Map([...nodeKeys].map(([id, key]) => [key, id]));
  const show = (node: string) => {
    store.getState().select(only(node));
    store.getState().canvas?.reveal(node);
  };
  const send =
    (target: { thread: string | null; anchor: string; node: string }) => (body: string, mentions: string[]) =>
      add.mutateAsync({ workflow: workflow ?? '', ...target, body, mentions }).then(
        () => true,
        () => false,
      );
  const deleteOne = (id: string) => {
    const one = { workflow: workflow ?? '', id };
    const offer = () =>
      toastAction(t('together.commentDeleted'), { title: t('together.undo'), run: () => restore.mutate(one) });
    remove.mutate(one, { onSuccess: offer });
  };
  const open = threads.filter(({ resolved }) => resolved === null);
  const done = threads.filter(({ resolved }) => resolved !== null);
  const view = (thread: Thread) => (
    <ThreadView
      key={thread.id}
      thread={thread}
      node={ids.get(thread.anchor) ?? null}
      busy={busy}
      onShow={show}
      onAnswer={send({ thread: thread.id, anchor: thread.anchor, node: thread.node })}
      onResolve={() => resolve.mutate({ workflow: workflow ?? '', id: thread.id })}
      mayDelete={(author) => isEditor || author === me}
      onDelete={deleteOne}
      onReopen={() => reopen.mutate({ workflow: workflow ?? '', id: thread.id })}
    />
  );
  useLayoutEffect(() => {
    const field = begin.current?.querySelector('textarea');
    field?.setSelectionRange(field.value.length, field.value.length);
    field?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div ref={begin} className="px-3 pb-3">
        {workflow === null ? (
          <p className="text-muted text-sm">{t('together.commentsComeWithTheConnection')}</p>
        ) : chosen !== null ? (
          <CommentField
            key={chosen.key}
            about={chosen.key}
            label={t('together.commentOnChosen', { chosen: chosen.id })}
            action={t('together.comment')}
            busy={busy}
            onSend={send({ thread: null, anchor: chosen.key, node: chosen.id })}
          />
        ) : (
          <p className="text-muted text-sm">{t('together.chooseANodeToSaySomething')}</p>
        )}
      </div>
      {error !== null && <p className="px-3 pb-3 text-error text-sm">{problemOf(error).detail}</p>}
      {isLoading && <p className="px-3 pb-3 text-muted text-sm">{t('together.fetching')}</p>}
      {open.map(view)}
      {done.length > 0 && (
        <div className="border-line border-t p-3">
          <button
            type="button"
            aria-expanded={showsResolved}
            onClick={() => setShowsResolved(!showsResolved)}
            className="rounded text-muted text-sm hover:text-text hover:underline"
          >
            {t('together.showCountResolved', { showsResolved: showsResolved ? 'yes' : 'no', count: done.length })}
          </button>
        </div>
      )}
      {showsResolved && done.map(view)}
    </>
  );
}
