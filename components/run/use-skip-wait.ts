import { useMutation } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useEditorStore } from '../editor/store/context.tsx';
import { toastError } from '../ui/toast.tsx';

/** Sets the clock of the run that is shown on: to a time of its own, or to what it comes to next. */
export function useSkipWait(): { skipWait: (how: { to?: string; seq?: number }) => void; isPending: boolean } {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const advance = useMutation(
    api.runs.advance.mutationOptions({ onError: (error) => toastError(t('run.notSkipped'), problemOf(error).detail) }),
  );
  return {
    isPending: advance.isPending,
    skipWait: ({ to = 'next', seq }) => {
      const { run } = store.getState();
      if (run !== null) advance.mutate({ id: run.id, to, ...(seq !== undefined && { seq }) });
    },
  };
}
