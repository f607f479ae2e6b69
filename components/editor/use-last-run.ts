import { useEffect } from 'react';
import { useApiClient } from '../api/provider.tsx';
import { useEditorStore } from './store/context.tsx';

/** Puts the workflow's last run beside the document once, so that panels and previews have data from the start. */
export function useLastRun(workflow: string): void {
  const client = useApiClient();
  const store = useEditorStore();
  useEffect(() => {
    let live = true;
    const load = async () => {
      const { items } = await client.runs.list.query({ workflow, limit: 1 });
      const [last] = items;
      if (last === undefined) return;
      const { graph } = await client.runs.get.query({ id: last.id });
      if (live && store.getState().run === null) store.getState().startRun(last.id, graph);
    };
    // Without it the editor works as well: nothing to tell.
    load().catch(() => {});
    return () => {
      live = false;
    };
  }, [client, store, workflow]);
}
