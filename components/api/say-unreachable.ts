import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '#server/trpc/router.ts';

/** Gives calls that got no answer of the server's a sentence people can read, in place of the browser's own. */
export function sayUnreachable(sentence: string): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => observer.error(error.data ? error : new TRPCClientError(sentence, { cause: error })),
        }),
      );
}
