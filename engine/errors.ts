import type { Diagnostic } from './graph/diagnostic.ts';
import type { JsonObject } from './json.ts';

/** What can go wrong, as seen by a caller. Doors map each code to their own wire form in a total table. */
export const errorCodes = [
  'bad_json',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'gone',
  'cancelled',
  'stale_revision',
  'precondition_required',
  'too_large',
  'invalid_input',
  'does_not_compile',
  'idempotency_mismatch',
  'stopped',
  'limited',
  'budget_exceeded',
  'internal',
  'unavailable',
  'upstream_failed',
  'timeout',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One finding inside an input: a JSON Pointer and a sentence. */
export type Issue = { path: string; message: string };

export type ErrorExtras = {
  /** Findings in the caller's input. */
  errors?: Issue[];
  /** Findings in the caller's graph. */
  diagnostics?: Diagnostic[];
  /** The run in which it happened. */
  runId?: string;
  /** The node that failed. */
  node?: string;
  /** The node's own code, for example that of a `stop`. */
  reason?: string;
  /** Whether trying again can help, when the code alone does not say. */
  retryable?: boolean;
  /** Seconds after which a retry can succeed. */
  retryAfter?: number;
  /** Anything else a caller may read. */
  data?: JsonObject;
  cause?: unknown;
};

/** The one error class: `message` is a sentence that says what happened and what to do. */
export class PatchbayError extends Error {
  readonly code: ErrorCode;
  readonly extras: ErrorExtras;

  constructor(code: ErrorCode, message: string, extras: ErrorExtras = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'PatchbayError';
    this.code = code;
    this.extras = extras;
  }
}

/** How a node failed: recorded in the log, read by expressions as `{ error }`. `code` is open: nodes name their own. */
export type NodeError = {
  code: string;
  message: string;
  node?: string;
  attempt?: number;
  details?: JsonObject;
  /** False when trying again cannot help. */
  retryable?: boolean;
  /** True when a `stop` node failed on purpose; the code is then its own. */
  stopped?: boolean;
  /** Milliseconds the other side asked us to wait before the next try. */
  retryAfter?: number;
  /** On a run's error: what was undone, in that order (K2). */
  undone?: Undone[];
};

/** What became of undoing one visit: `by` is the node that undid it, `error` how that failed (K4). */
export type Undone = { node: string; scope: string; visit: number; by: string; error?: NodeError };

/** Thrown by a node's `run` to fail with a code of its own. */
export class NodeFailure extends Error {
  readonly error: NodeError;

  constructor(code: string, message: string, extras: Omit<NodeError, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'NodeFailure';
    this.error = { code, message, ...extras };
  }
}

/** Turns anything thrown into a recorded failure; unknown values become `internal`. */
export function toNodeError(thrown: unknown): NodeError {
  if (thrown instanceof NodeFailure) return thrown.error;
  if (thrown instanceof PatchbayError) return { code: thrown.code, message: thrown.message, retryable: false };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message, retryable: false };
}
