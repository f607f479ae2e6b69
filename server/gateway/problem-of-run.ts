import { type ErrorCode, type NodeError, PatchbayError } from '#engine/errors.ts';

const codes: { [code: string]: ErrorCode } = {
  timeout: 'timeout',
  code_timeout: 'timeout',
  network: 'upstream_failed',
  refused: 'upstream_failed',
  redirects: 'upstream_failed',
  too_large: 'upstream_failed',
  circuit_open: 'upstream_failed',
  sql_error: 'upstream_failed',
  unconfirmed: 'upstream_failed',
  conflict: 'conflict',
  child_cancelled: 'cancelled',
  call_depth: 'budget_exceeded',
  budget_exceeded: 'budget_exceeded',
};

/** What a caller is told of a run that failed: the node's own code stands in `reason`. */
export function problemOfRun(runId: string, error: NodeError | null): PatchbayError {
  if (error === null) return new PatchbayError('internal', 'The run ended without an answer.', { runId });
  const code = error.stopped
    ? 'stopped'
    : (codes[error.code] ?? (/^(?:http|smtp)_\d+$/.test(error.code) ? 'upstream_failed' : 'internal'));
  return new PatchbayError(code, error.message === '' ? `The workflow stopped with '${error.code}'.` : error.message, {
    runId,
    reason: error.code,
    ...(error.retryable !== undefined && { retryable: error.retryable }),
    ...(error.retryAfter !== undefined && { retryAfter: Math.ceil(error.retryAfter / 1000) }),
    ...(error.node !== undefined && { node: error.node }),
    ...(error.details && { data: error.details }),
  });
}

/** What a caller is told of a run that was cancelled. */
export function cancelledRun(runId: string): PatchbayError {
  return new PatchbayError('cancelled', `Run ${runId} was cancelled before it answered.`, { runId });
}
