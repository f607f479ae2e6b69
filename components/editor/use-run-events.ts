import { skipToken, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import { isOver } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import { takePartials } from '../run/partials-store.ts';
import { statusWords } from '../run/status-words.ts';
import { useEditor, useEditorStore } from './store/context.tsx';
import type { Editor } from './store/editor-store.ts';
import type { RunSlice } from './store/run-slice.ts';

const askAgainMs = 2000;

/** Follows the run that is shown: takes in committed events as they come, and after a dropped connection from there on. */
export function useRunEvents(): void {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const store = useEditorStore();
  const id = useEditor((editor) => editor.run?.id ?? null);
  const [finished, setFinished] = useState<string | null>(null);
  const { status: link, reset } = useSubscription(
    api.runs.events.subscriptionOptions(id === null || id === finished ? skipToken : { run: id }, {
      onData: ({ data }) => {
        if (store.getState().run?.id !== id) return;
        if (data.partials.length > 0) takePartials(id ?? '', data.partials);
        if (data.events.length === 0) return;
        const before = store.getState().run?.newest.status;
        store.getState().takeEvents(data.events);
        const status = store.getState().run?.newest.status;
        if (status !== before && status !== undefined) {
          store.getState().update({ announcement: announce(t, store.getState()) });
          if (status === 'waiting' || status === 'failed') bringIntoView(store.getState());
        }
        if (before !== status) void cache.invalidateQueries({ queryKey: api.runs.get.queryKey({ id: id ?? '' }) });
        if (data.over || (status !== undefined && isOver(status))) setFinished(id);
      },
    }),
  );
  // A server that starts anew answers with an error for a moment, after which nothing asks again by itself.
  useEffect(() => {
    if (link !== 'error') return;
    const timer = setTimeout(reset, askAgainMs);
    return () => clearTimeout(timer);
  }, [link, reset]);
}

/** What happened to the run, with the node it is about, for those who do not see the canvas. */
function announce(t: Words, { run }: Editor): string {
  if (run === null) return '';
  const { status, error } = run.newest;
  const node = status === 'failed' ? error?.node : waitingNode(run);
  if (status === 'failed')
    return t('editor.runFailedWithMessage', { node: node || 'none', message: error?.message ?? '' });
  return status === 'waiting' && node
    ? t('editor.runWaitingAtNode', { node })
    : t('editor.runStatus', { status: t(statusWords[status]) });
}

/** Shows the node that needs a person, when the run was started here and no earlier moment is looked at. */
function bringIntoView({ run, canvas, watched }: Editor): void {
  if (run === null || !run.following || run.id !== watched) return;
  const node = run.newest.status === 'failed' ? run.newest.error?.node : waitingNode(run);
  if (node) canvas?.reveal(node);
}

function waitingNode(run: RunSlice): string | undefined {
  return Object.entries(run.newest.nodes).find(([, view]) => view.status === 'waiting')?.[0];
}
