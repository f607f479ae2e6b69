import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RunClockView } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { isWaitingTrial } from './is-waiting-trial.ts';

/** The clock of the run that is shown, when it is a trial that waits; asked for anew when the run has moved. */
export function useRunClock(): RunClockView | null {
  const api = useApi();
  const id = useEditor((editor) => editor.run?.id ?? '');
  const seq = useEditor((editor) => editor.run?.newest.seq ?? 0);
  const waits = useEditor(({ run }) => isWaitingTrial(run));
  const { data, refetch } = useQuery(
    api.runs.clock.queryOptions({ id }, { enabled: waits && id !== '', staleTime: 0 }),
  );
  useEffect(() => {
    if (waits && seq > 0) void refetch();
  }, [waits, seq, refetch]);
  // What was known of an earlier moment of the run is not offered.
  return waits && data?.seq === seq ? data : null;
}
