import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SharedSecret } from '../secrets/shared-secret.ts';
import type { WebhookConfig } from './trigger-config.ts';

/** Seconds by which a signed timestamp may differ from our clock. */
export const mostSkewSeconds = 300;

export type SignedRequest = {
  headers: Headers;
  /** The bytes as they came: a signature counts over them, not over what they say. */
  body: Uint8Array;
  /** Milliseconds since 1970. */
  now: number;
};

type Names = Pick<WebhookConfig, 'header' | 'timestampHeader'>;
type Verifier = (request: SignedRequest, secret: SharedSecret, names: Names) => string | null;

/** What keeps a request from being believed, as a sentence; null when it proves that its sender knows the secret. */
export function verifyCaller(
  auth: Exclude<WebhookConfig['auth'], 'none'>,
  request: SignedRequest,
  secrets: SharedSecret[],
  names: Names,
): string | null {
  let problem: string | null = 'There is no secret to compare with.';
  for (const secret of secrets) {
    problem = verifiers[auth](request, secret, names);
    if (problem === null) return null;
  }
  return problem;
}

const verifiers: Record<Exclude<WebhookConfig['auth'], 'none'>, Verifier> = {
  key: ({ headers }, { secret }, { header = 'x-api-key' }) => {
    const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1];
    const given = headers.get(header) ?? bearer;
    if (given === undefined) return `Send the key as ${header} or as Authorization: Bearer.`;
    return isSame(given, secret) ? null : 'The key is wrong.';
  },
  basic: ({ headers }, { username, secret }) => {
    const pair = /^Basic\s+(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1];
    if (pair === undefined) return 'Send name and password as Authorization: Basic.';
    const given = Buffer.from(pair, 'base64').toString('utf8');
    return isSame(given, `${username ?? ''}:${secret}`) ? null : 'The name or password is wrong.';
  },
  hmac: ({ headers, body, now }, { secret }, { header = 'x-signature', timestampHeader = 'x-timestamp' }) => {
    const time = headers.get(timestampHeader);
    const given = headers.get(header);
    if (time === null || given === null) return `Send ${timestampHeader} and ${header}.`;
    const late = skewOf(time, now);
    if (late !== null) return late;
    const wanted = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
    return isSame(given.replace(/^(?:sha256|v1)=/i, '').toLowerCase(), wanted) ? null : wrong;
  },
  standard: ({ headers, body, now }, { secret }) => {
    const id = headers.get('webhook-id');
    const time = headers.get('webhook-timestamp');
    const given = headers.get('webhook-signature');
    if (id === null || time === null || given === null)
      return 'Send webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks).';
    const late = skewOf(time, now);
    if (late !== null) return late;
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const wanted = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest('base64');
    return anySame(given.split(' '), `v1,${wanted}`) ? null : wrong;
  },
  github: ({ headers, body }, { secret }) => {
    const given = headers.get('x-hub-signature-256');
    if (given === null) return 'Send X-Hub-Signature-256.';
    return isSame(given, `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`) ? null : wrong;
  },
  stripe: ({ headers, body, now }, { secret }) => {
    const parts = (headers.get('stripe-signature') ?? '').split(',').map((part) => part.trim().split('='));
    const time = parts.find(([name]) => name === 't')?.[1];
    const given = parts.flatMap(([name, value]) => (name === 'v1' && value !== undefined ? [value] : []));
    if (time === undefined || given.length === 0) return 'Send Stripe-Signature with t and v1.';
    const late = skewOf(time, now);
    if (late !== null) return late;
    const wanted = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
    return anySame(given, wanted) ? null : wrong;
  },
  slack: ({ headers, body, now }, { secret }) => {
    const time = headers.get('x-slack-request-timestamp');
    const given = headers.get('x-slack-signature');
    if (time === null || given === null) return 'Send X-Slack-Request-Timestamp and X-Slack-Signature.';
    const late = skewOf(time, now);
    if (late !== null) return late;
    const wanted = createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest('hex');
    return isSame(given, `v0=${wanted}`) ? null : wrong;
  },
};

const wrong = 'The signature does not fit the body and the secret.';

function skewOf(time: string, now: number): string | null {
  if (!/^\d{9,13}$/.test(time)) return 'The timestamp must be the seconds since 1970.';
  const seconds = time.length > 10 ? Number(time) / 1000 : Number(time);
  if (Math.abs(now / 1000 - seconds) <= mostSkewSeconds) return null;
  return `The timestamp is more than ${mostSkewSeconds} seconds off. Check the clock, and sign each attempt anew.`;
}

function anySame(given: string[], wanted: string): boolean {
  return given.filter((one) => isSame(one, wanted)).length > 0;
}

/** Takes the same time whatever differs: digests have one length, and all of them is compared. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
