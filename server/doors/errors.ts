import type { ErrorCode } from '#engine/errors.ts';

/** What each code is on each wire. The type makes a new code without a wire form an error. */
export const httpErrors: Record<ErrorCode, { status: number; title: string; retryable: boolean }> = {
  bad_json: { status: 400, title: 'The body is not JSON', retryable: false },
  unauthenticated: { status: 401, title: 'Credentials missing or wrong', retryable: false },
  forbidden: { status: 403, title: 'Not allowed', retryable: false },
  not_found: { status: 404, title: 'Not found', retryable: false },
  conflict: { status: 409, title: 'Conflict', retryable: false },
  gone: { status: 410, title: 'Gone', retryable: false },
  cancelled: { status: 409, title: 'Cancelled', retryable: false },
  stale_revision: { status: 412, title: 'Stale revision', retryable: false },
  precondition_required: { status: 428, title: 'Precondition required', retryable: false },
  too_large: { status: 413, title: 'Too large', retryable: false },
  invalid_input: { status: 422, title: 'Invalid input', retryable: false },
  does_not_compile: { status: 422, title: 'Does not compile', retryable: false },
  idempotency_mismatch: { status: 422, title: 'Idempotency key used before', retryable: false },
  stopped: { status: 422, title: 'Stopped by the workflow', retryable: false },
  limited: { status: 429, title: 'Too many requests', retryable: true },
  budget_exceeded: { status: 429, title: 'Budget exceeded', retryable: false },
  internal: { status: 500, title: 'Internal error', retryable: false },
  unavailable: { status: 503, title: 'Unavailable', retryable: true },
  upstream_failed: { status: 502, title: 'A service failed', retryable: true },
  timeout: { status: 504, title: 'Took too long', retryable: true },
};
