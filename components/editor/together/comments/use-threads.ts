import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Thread } from '#server/trpc/views.ts';
import { useApi } from '../../../api/provider.tsx';
import { useTogether } from '../context.tsx';

const none: Thread[] = [];

/** What people say about the nodes, fetched again whenever somebody says something. */
export function useThreads(): { threads: Thread[]; isLoading: boolean; error: unknown; refetch: () => void } {
  const api = useApi();
  const workflow = useTogether((together) => together.workflow);
  const changed = useTogether((together) => together.commentsChanged);
  const { data, isLoading, error, refetch } = useQuery(
    api.comments.list.queryOptions({ workflow: workflow ?? '' }, { enabled: workflow !== null }),
  );
  useEffect(() => {
    if (changed > 0) void refetch();
  }, [changed, refetch]);
  return { threads: data ?? none, isLoading, error, refetch: () => void refetch() };
}
