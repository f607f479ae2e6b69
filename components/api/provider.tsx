'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '#server/trpc/router.ts';
import { useWords } from '#words/use-words.ts';
import { sayUnreachable } from './say-unreachable.ts';

const context = createTRPCContext<AppRouter>();

/** Options of queries, mutations and subscriptions of the editor's API. */
export const useApi = context.useTRPC;

/** Calls the editor's API outside of a query. */
export const useApiClient = context.useTRPCClient;

/** Gives the pages below it the editor's API and one cache. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const t = useWords();
  const [client] = useState(() => makeClient(t('common.unreachable')));
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

function makeClient(unreachable: string) {
  return createTRPCClient<AppRouter>({
    links: [
      sayUnreachable(unreachable),
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: httpBatchStreamLink({ url: '/trpc' }),
      }),
    ],
  });
}
