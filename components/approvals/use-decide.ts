import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/** Approves or rejects a proposed version; every list of versions is fetched anew, also when somebody was faster. */
export function useDecide() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation(
    api.workflows.decide.mutationOptions({
      onSuccess: (_, { version, decision }) => {
        if (decision === 'approved') toast(`Version ${version} is approved`, 'Callers get it from now on.');
        else toast(`Version ${version} is rejected`);
      },
      onError: (error) => toastError('Not decided', problemOf(error).detail),
      onSettled: () => cache.invalidateQueries({ queryKey: api.workflows.pathKey() }),
    }),
  );
}
