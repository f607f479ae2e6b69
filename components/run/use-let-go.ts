import { useMutation } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { useEditorStore } from '../editor/store/context.tsx';
import { toastError } from '../ui/toast.tsx';

/**
 * Lets a run that has stopped at breakpoints go on: `continue` wherever it has stopped, `step` at the chosen node or,
 * when that has not stopped, at the first.
 */
export function useLetGo(): { letGo: (how: 'continue' | 'step') => void; isPending: boolean } {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const store = useEditorStore();
  const answer = useMutation(
    api.waits.answer.mutationOptions({
      onError: (error) => toastError(t('run.stillStopped'), problemOf(error).detail),
    }),
  );
  const letGo = async (how: 'continue' | 'step') => {
    const { run, selection } = store.getState();
    if (run === null) return;
    const { waits } = await client.runs.get.query({ id: run.id });
    const held = waits.filter(({ kind, token }) => kind === 'breakpoint' && token !== null);
    const chosen = held.find(({ node }) => selection.nodes.includes(node)) ?? held[0];
    const answered = how === 'continue' ? held : held.filter((wait) => wait === chosen);
    for (const { token } of answered) if (token !== null) await answer.mutateAsync({ token, decision: how });
  };
  return {
    isPending: answer.isPending,
    letGo: (how) =>
      void letGo(how).catch((error: unknown) => {
        // What the mutation refuses it has said itself.
        if (!answer.isError) toastError(t('run.stillStopped'), problemOf(error).detail);
      }),
  };
}
