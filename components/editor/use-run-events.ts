import { skipToken, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { isOver } from '#engine/run/event.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor, useEditorStore } from './store/context.tsx';

/** Follows the run that is shown: takes in committed events as they come, and after a dropped connection from there on. */
export function useRunEvents(): void {
  const api = useApi();
  const cache = useQueryClient();
  const store = useEditorStore();
  const id = useEditor((editor) => editor.run?.id ?? null);
  const [finished, setFinished] = useState<string | null>(null);
  useSubscription(
    api.runs.events.subscriptionOptions(id === null || id === finished ? skipToken : { run: id }, {
      onData: ({ data }) => {
        if (store.getState().run?.id !== id) return;
        const before = store.getState().run?.newest.status;
        store.getState().takeEvents(data.events);
        const status = store.getState().run?.newest.status;
        if (status !== before && status !== undefined) store.getState().update({ announcement: `Run ${status}` });
        if (before !== status) void cache.invalidateQueries({ queryKey: api.runs.get.queryKey({ id: id ?? '' }) });
        if (data.over || (status !== undefined && isOver(status))) setFinished(id);
      },
    }),
  );
}
