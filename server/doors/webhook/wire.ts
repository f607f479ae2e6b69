import type { JsonObject } from '#engine/json.ts';
import type { Outcome } from '../../gateway/settle.ts';
import type { WebhookConfig } from '../../triggers/trigger-config.ts';
import { json, presentOutcome } from '../rest/present.ts';

/** Headers that prove who calls or carry a session; a run has no business with them. */
const secretHeaders = /^(authorization|proxy-authorization|cookie|x-api-key|.*signature.*|.*-token|.*-secret)$/;

/** The headers of a request as a run sees them. */
export function openHeaders(headers: Headers, config: WebhookConfig): JsonObject {
  const kept = [...headers].filter(([name]) => !secretHeaders.test(name) && name !== config.header?.toLowerCase());
  return Object.fromEntries(kept);
}

/** Where the id of an event stands when the trigger does not say. */
export const usualEventIds: Partial<Record<WebhookConfig['auth'], string>> = {
  standard: '{{ input.headers["webhook-id"] }}',
  github: '{{ input.headers["x-github-delivery"] }}',
  stripe: '{{ input.body.id }}',
  slack: '{{ input.body.event_id }}',
};

/** What a run answered. A workflow may send text of its own type, which a browser must not take for one of our pages. */
export function presentReply(outcome: Outcome): Response {
  const response = presentOutcome(outcome);
  response.headers.set('content-security-policy', 'sandbox');
  response.headers.set('x-content-type-options', 'nosniff');
  if (outcome.kind !== 'answered' || typeof outcome.output !== 'string') return response;
  const type = Object.entries(outcome.reply?.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1];
  if (type === undefined || !/^[\w.+-]+\/[\w.+-]+(;\s*[\w-]+=[\w."-]+)*$/.test(type)) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', type);
  return new Response(outcome.output, { status: response.status, headers });
}

/** The refusal of a method that begins nothing here. */
export function wrongMethod(method: string, allowed: string[]): Response {
  const allow = [...new Set(allowed)].sort().join(', ');
  const problem = {
    type: 'urn:patchbay:problem:method_not_allowed',
    title: 'Method not allowed',
    status: 405,
    detail: `This webhook takes ${allow}, not ${method}.`,
    code: 'method_not_allowed',
    retryable: false,
  };
  return json(problem, 405, { allow, 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
}
