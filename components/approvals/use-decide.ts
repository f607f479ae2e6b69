import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/** Approves or rejects a proposed version; every list of versions is fetched anew, also when somebody was faster. */
export function useDecide() {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  return useMutation(
    api.workflows.decide.mutationOptions({
      onSuccess: (_, { version, decision }) => {
        if (decision === 'approved')
          toast(t('approvals.versionVersionIsApproved', { version }), t('approvals.callersGetItFromNowOn'));
        else toast(t('approvals.versionVersionIsRejected', { version }));
      },
      onError: (error) => toastError(t('approvals.notDecided'), problemOf(error).detail),
      onSettled: () => cache.invalidateQueries({ queryKey: api.workflows.pathKey() }),
    }),
  );
}
