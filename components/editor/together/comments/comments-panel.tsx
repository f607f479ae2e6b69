'use client';
import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Thread } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../../api/problem.ts';
import { useApi } from '../../../api/provider.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { toastAction, toastError } from '../../../ui/toast.tsx';
import { useEditor, useEditorStore } from '../../store/context.tsx';
import { only } from '../../store/selection.ts';
import { useTogether } from '../context.tsx';
import { CommentField } from './comment-field.tsx';
import { ThreadView } from './thread-view.tsx';
import { useThreads } from './use-threads.ts';

/** Everything that is said about the workflow: open threads first, and a field for the chosen node. */
export function CommentsPanel() {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const workflow = useTogether((together) => together.workflow);
  const nodeKeys = useTogether((together) => together.nodeKeys);
  const chosen = useEditor(({ selection }) => (selection.nodes.length === 1 ? (selection.nodes[0] ?? null) : null));
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
  const close = () => store.getState().update({ commenting: false });
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
  const key = chosen === null ? undefined : nodeKeys.get(chosen);
  return (
    <div className="relative z-30">
      <section
        aria-label={t('together.comments')}
        onKeyDown={(event) => event.key === 'Escape' && close()}
        className="rise absolute top-2 end-2 flex max-h-[calc(100vh-120px)] w-[340px] max-w-[calc(100vw-16px)] flex-col rounded-[10px] border border-line bg-raised shadow-float"
      >
        <header className="flex items-center gap-2 px-3 py-2">
          <h2 className="flex-1 font-semibold">{t('together.comments')}</h2>
          <IconButton label={t('together.closeTheComments')} onClick={close}>
            <X className="size-4" />
          </IconButton>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="px-3 pb-3">
            {workflow === null ? (
              <p className="text-muted text-sm">{t('together.commentsComeWithTheConnection')}</p>
            ) : chosen !== null && key !== undefined ? (
              <CommentField
                key={key}
                about={key}
                label={t('together.commentOnChosen', { chosen })}
                action={t('together.comment')}
                busy={busy}
                onSend={send({ thread: null, anchor: key, node: chosen })}
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
        </div>
      </section>
    </div>
  );
}
