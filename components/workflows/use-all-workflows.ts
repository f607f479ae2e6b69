import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/provider.tsx';

/** All workflows of the organization, page after page: only a list that is whole can be sorted and filtered here. */
export function useAllWorkflows() {
  const api = useApi();
  const list = useInfiniteQuery(
    api.workflows.list.infiniteQueryOptions(
      { limit: 200 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const { hasNextPage, isFetching, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return { list, all: list.data?.pages.flatMap((page) => page.items) ?? [] };
}
