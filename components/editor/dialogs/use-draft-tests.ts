import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TestReport } from '#server/trpc/views.ts';
import { useApi, useApiClient } from '../../api/provider.tsx';

type Options = { id: string; flush: () => Promise<boolean>; enabled: boolean };

/** Runs the workflow's tests on its draft; what was typed last is stored first, because tests see what is stored. */
export function useDraftTests({ id, flush, enabled }: Options): UseQueryResult<TestReport> {
  const api = useApi();
  const client = useApiClient();
  return useQuery({
    queryKey: api.tests.run.queryKey({ workflow: id }),
    queryFn: async () => {
      if (!(await flush())) throw new Error('The draft could not be saved, so it was not tested.');
      return await client.tests.run.query({ workflow: id });
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}
