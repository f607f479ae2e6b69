import { PatchbayError } from '#engine/errors.ts';
import { type Priority, priorities } from '#engine/graph/words.ts';
import type { InvokeOptions } from '../../gateway/invoke.ts';

/** Seconds a caller waits for an answer when it does not say, and at most. */
const syncWait = { default: 30, longest: 120 };

/**
 * How a request wants its call made: `Prefer` (RFC 7240), `Idempotency-Key`, `Patchbay-Callback`,
 * `Patchbay-Priority`, `Patchbay-Version`.
 */
export function callOptions(request: Request): InvokeOptions {
  const prefer = request.headers.get('prefer') ?? '';
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d+)/i.exec(prefer)?.[1];
  const seconds = /(?:^|[,;\s])respond-async\b/i.test(prefer)
    ? 0
    : Math.min(wait === undefined ? syncWait.default : Number(wait), syncWait.longest);
  const key = idempotencyKeyOf(request);
  const callback = request.headers.get('patchbay-callback');
  const priority = request.headers.get('patchbay-priority');
  const version = request.headers.get('patchbay-version');
  return {
    door: 'rest',
    waitMs: seconds * 1000,
    signal: request.signal,
    ...(key !== null && { idempotencyKey: key }),
    ...(version !== null && { version: versionOf(version) }),
    ...(priority !== null && { priority: priorityOf(priority) }),
    ...(callback !== null && { callbackUrl: callbackUrl(callback) }),
  };
}

/** What makes a repeated request the same one; null when the caller sends nothing of the kind. */
export function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  return key === null ? null : unquote(key);
}

/** A structured-field string, or the bare text that many clients send. */
function unquote(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text;
}

function versionOf(text: string): number {
  const version = Number(text.trim().replace(/^v/i, ''));
  if (Number.isInteger(version) && version >= 1 && version <= 2_147_483_647) return version;
  throw new PatchbayError('invalid_input', `Patchbay-Version must be the number of a version; got '${text}'.`);
}

function priorityOf(text: string): Priority {
  const found = priorities.find((name) => name === text.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new PatchbayError('invalid_input', `Patchbay-Priority must be ${priorities.join(', ')}; got '${text}'.`);
}

function callbackUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new PatchbayError('invalid_input', `Patchbay-Callback must be an http or https URL; got '${text}'.`);
}
