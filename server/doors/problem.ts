import { isTransient } from '#db/transient.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Log } from '../log.ts';
import { httpErrors } from './errors.ts';

/** A refusal or failure as RFC 9457 problem details. */
export type Problem = JsonObject & { type: string; title: string; status: number; detail: string; code: string };

/** Turns anything thrown into problem details. What is no error of ours is logged and told as `internal`, without its words. */
export function toProblem(thrown: unknown, log: Log): Problem {
  const error = thrown instanceof PatchbayError ? thrown : unexpected(thrown, log);
  const { status, title, retryable } = httpErrors[error.code];
  const { errors, diagnostics, runId, node, reason, data, retryAfter } = error.extras;
  const problem: Problem = {
    type: `urn:patchbay:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    retryable: error.extras.retryable ?? retryable,
  };
  if (errors) problem.errors = errors.map((issue) => ({ ...issue }));
  if (diagnostics) problem.diagnostics = diagnostics.map((diagnostic) => ({ ...diagnostic }));
  if (runId !== undefined) problem.runId = runId;
  if (node !== undefined) problem.node = node;
  if (reason !== undefined) problem.reason = reason;
  if (error.code === 'stopped') problem.message = error.message;
  if (data) problem[error.code === 'stopped' ? 'details' : 'data'] = data;
  if (retryAfter !== undefined) problem.retryAfter = retryAfter;
  return problem;
}

/** The response for a problem. */
export function problemResponse(thrown: unknown, log: Log): Response {
  const problem = toProblem(thrown, log);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer realm="patchbay"');
  if (typeof problem.retryAfter === 'number') headers.set('retry-after', String(Math.ceil(problem.retryAfter)));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function unexpected(thrown: unknown, log: Log): PatchbayError {
  if (isUnstorable(thrown)) {
    return new PatchbayError(
      'invalid_input',
      'The request holds the character U+0000, half a character, or a number that is out of range. Remove it.',
    );
  }
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  if (isDatabaseLoss(thrown)) {
    log.warn('the database cannot be reached', { error: message });
    return new PatchbayError('unavailable', 'The database cannot be reached right now. Try again in a moment.', {
      retryAfter: 2,
    });
  }
  if (isTransient(thrown)) {
    log.warn('the database gave a request up', { error: message });
    return new PatchbayError('unavailable', 'Another request was in the way, so nothing was done. Try again.', {
      retryAfter: 1,
    });
  }
  if (hasCode(thrown, roomCodes)) {
    log.error('the database has no room', { error: message });
    return new PatchbayError(
      'unavailable',
      'The database is out of space or memory, so nothing was saved. Try again later.',
      { retryAfter: 10 },
    );
  }
  log.error('unexpected error', { error: message });
  return new PatchbayError('internal', 'Something went wrong on our side. The server log has the details.');
}

/** Text and numbers that the database cannot hold: 22021 and 22P05 characters, 22003 numbers. */
const unstorableCodes: ReadonlySet<Json> = new Set(['22021', '22P05', '22003']);

function isUnstorable(thrown: unknown): boolean {
  return hasCode(thrown, unstorableCodes);
}

const lossCodes: ReadonlySet<Json> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P03',
  '53300',
]);

/** A full disk, and no memory. */
const roomCodes: ReadonlySet<Json> = new Set(['53100', '53200']);

function isDatabaseLoss(thrown: unknown): boolean {
  return hasCode(thrown, lossCodes);
}

function hasCode(thrown: unknown, codes: ReadonlySet<Json>): boolean {
  for (let at = thrown; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && codes.has(at.code)) return true;
  }
  return false;
}
