import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { type ErrorCode, PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../auth/principal.ts';
import { toProblem } from '../doors/problem.ts';
import { log } from '../log.ts';
import { invalidInput } from '../operations/parse-input.ts';
import type { UiServices } from './services.ts';

/** What each procedure gets: the services, and the person with the organization they look at, if any. */
export type Context = { services: UiServices; request: Request; principal: Principal | null; resHeaders: Headers };

const codes: Partial<Record<ErrorCode, TRPCError['code']>> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  stale_revision: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  invalid_input: 'BAD_REQUEST',
  does_not_compile: 'UNPROCESSABLE_CONTENT',
  limited: 'TOO_MANY_REQUESTS',
};

const t = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 10_000 }, client: { reconnectAfterInactivityMs: 25_000 } },
  errorFormatter: ({ shape, error }) => {
    const problem = toProblem(problemOf(error), log);
    const message = error.cause instanceof z.ZodError ? problem.detail : shape.message;
    return { message, code: shape.code, data: { code: shape.data.code, path: shape.data.path, problem } };
  },
});

function problemOf(error: TRPCError): unknown {
  if (error.cause instanceof PatchbayError) return error.cause;
  if (error.cause instanceof z.ZodError) return invalidInput(error.cause);
  if (error.code === 'BAD_REQUEST') return new PatchbayError('invalid_input', error.message);
  return error.code === 'NOT_FOUND' ? new PatchbayError('not_found', error.message) : error;
}

/** Operations throw PatchbayErrors; here they get tRPC's codes and keep their problem. */
const translated = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof PatchbayError)) return result;
  const cause = result.error.cause;
  throw new TRPCError({ code: codes[cause.code] ?? 'INTERNAL_SERVER_ERROR', message: cause.message, cause });
});

const signedIn = translated.unstable_pipe(({ ctx, next }) => {
  if (ctx.principal === null) throw new PatchbayError('unauthenticated', 'Sign in first.');
  return next({ ctx: { ...ctx, principal: ctx.principal } });
});

export const router = t.router;
/** For everybody, signed in or not. */
export const open = t.procedure.use(translated);
/** For a person who looks at one of their organizations. */
export const procedure = t.procedure.use(signedIn);
