import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { principalFor } from '../auth/principal-for.ts';
import { refuseForgery } from '../doors/authenticate.ts';
import { problemResponse } from '../doors/problem.ts';
import type { Context } from './init.ts';
import { appRouter } from './router.ts';
import type { UiServices } from './services.ts';

/** Where the editor's API is mounted. */
export const trpcPath = '/trpc';

/** Answers the editor's API; people come with their session cookie. */
export async function handleTrpc(services: UiServices, request: Request): Promise<Response> {
  try {
    refuseForgery(request);
  } catch (error) {
    return problemResponse(error, services.log);
  }
  const signedIn = await services.auth.resolveSession(request);
  return await fetchRequestHandler({
    endpoint: trpcPath,
    req: request,
    router: appRouter,
    createContext: ({ resHeaders }): Context => ({
      services,
      request,
      resHeaders,
      principal: signedIn && principalFor(signedIn, null),
    }),
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        services.log.error('trpc failed', { path, error: error.stack ?? error.message });
    },
  });
}
