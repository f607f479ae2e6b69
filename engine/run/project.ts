import type { NodeError } from '../errors.ts';
import { isWaiting } from './apply.ts';
import type { RunStatus } from './event.ts';
import type { Logged, RunState } from './state.ts';

/** A run as every door shows it: one projection of the state. */
export type RunProjection = {
  status: RunStatus;
  /** A2: the first `end`'s output, or the first `respond`'s when no `end` is reached. */
  output: Logged | null;
  /** What a waiting caller gets: the first `respond` or `end` (A2). */
  answer: Logged | null;
  error: NodeError | null;
  /** What a `respond` wants an HTTP caller to see besides the output. */
  reply?: { status?: number; headers?: Record<string, string> };
};

/** Status, output and error of a run at this moment. */
export function project(state: RunState): RunProjection {
  const { status, headers } = state.answer ?? {};
  return {
    status: statusOf(state),
    output: state.end ?? state.answer,
    answer: state.answer,
    error: state.outcome?.error ?? null,
    ...((status !== undefined || headers) && {
      reply: { ...(status !== undefined && { status }), ...(headers && { headers }) },
    }),
  };
}

function statusOf(state: RunState): RunStatus {
  if (state.outcome !== null) return state.outcome.status;
  return isWaiting(state) ? 'waiting' : 'running';
}
