import { describe, expect, it } from 'vitest';
import { NodeFailure } from '#engine/errors.ts';
import { effectInGraph, effectWith } from '#engine/graph/effect-with.ts';
import type { Json } from '#engine/json.ts';
import { describe as describeNode } from '#engine/node/define.ts';
import { isAccepted } from './is-accepted.ts';
import { request } from './request.ts';
import { retryAfterMs } from './retry-after.ts';
import { urlWithQuery } from './url-with-query.ts';

describe('an HTTP request', () => {
  it('only reads with GET and HEAD', () => {
    const effectOf = (method: string) => effectWith(request, request.params.parse({ method, url: 'https://x.test' }));
    expect(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(effectOf)).toEqual([
      'read',
      'read',
      'write',
      'write',
      'write',
      'write',
      'write',
    ]);
  });

  it('says so in a document as well, where a method that is left out is the first one', () => {
    const shown = describeNode(request);
    expect(effectInGraph(shown, {})).toBe('read');
    expect(effectInGraph(shown, { method: 'HEAD' })).toBe('read');
    expect(effectInGraph(shown, { method: 'POST' })).toBe('write');
  });

  it.each([
    [408, true],
    [425, true],
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [401, false],
    [404, false],
    [422, false],
    [304, false],
  ])('fails with http_%i and says whether trying again can help (%s)', async (status, retryable) => {
    const error = await failureFor(status, { 'Retry-After': '3' });
    expect(error.error).toMatchObject({
      code: `http_${status}`,
      retryable,
      retryAfter: 3000,
      details: { status, body: { reason: 'no' }, url: 'https://x.test/a?token=1' },
    });
    expect(error.message).toBe(`https://x.test/a answered GET with status ${status}.`);
  });

  it('sends no body with GET', async () => {
    const sent = await sentBy({ url: 'https://x.test', body: { a: 1 } });
    expect(sent).not.toHaveProperty('body');
    expect(await sentBy({ method: 'POST', url: 'https://x.test', body: null })).not.toHaveProperty('body');
    expect(await sentBy({ method: 'POST', url: 'https://x.test', body: { a: null } })).toHaveProperty('body', {
      a: null,
    });
  });

  it.each([
    ['2xx', 204, true],
    [404, 404, true],
    ['200-299', 300, false],
    [['2xx', 404], 404, true],
    [['2xx', 404], 500, false],
    [[], 200, false],
  ])('accepts %j for %i: %s', (accept, status, result) => {
    expect(isAccepted(status, accept)).toBe(result);
  });

  it.each<[string, Record<string, Json>, string]>([
    ['https://x.test/a', {}, 'https://x.test/a'],
    [' https://x.test ', { q: 'a b&c' }, 'https://x.test?q=a%20b%26c'],
    ['https://x.test/?a=1#top', { b: [1, true, null], c: null }, 'https://x.test/?a=1&b=1&b=true#top'],
    ['https://x.test/?', { a: { b: 1 } }, 'https://x.test/?a=%7B%22b%22%3A1%7D'],
    ['http://x.test', { '\ud800': 'é' }, 'http://x.test?%EF%BF%BD=%C3%A9'],
  ])('adds the query to %s', (url, query, result) => {
    expect(urlWithQuery(url, query)).toBe(result);
  });

  it.each([
    '',
    'x.test',
    'ftp://x.test',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'http://[',
    '//x.test',
    'https:x.test',
  ])('refuses %j, which is no address', (url) => {
    expect(() => urlWithQuery(url, {})).toThrow(/is not an address/);
  });

  it('reads Retry-After in seconds and as a date', () => {
    const now = '2026-11-21T10:00:00Z';
    expect(retryAfterMs({ 'retry-after': '120' }, now)).toBe(120_000);
    expect(retryAfterMs({ 'retry-after': 'Sat, 21 Nov 2026 10:00:05 GMT' }, now)).toBe(5000);
    expect(
      retryAfterMs({ 'retry-after': 'Sat, 21 Nov 2026 10:00:05 GMT', date: 'Sat, 21 Nov 2026 10:00:03 GMT' }, now),
    ).toBe(2000);
    expect(retryAfterMs({ 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, now)).toBe(0);
    expect([retryAfterMs({ 'retry-after': 'soon' }, now), retryAfterMs({}, now)]).toEqual([null, null]);
  });
});

type Run = NonNullable<typeof request.run>;
type Ctx = Parameters<Run>[0]['ctx'];

async function call(raw: Json, fetch: Ctx['fetch']): Promise<unknown> {
  const ctx: Ctx = {
    run: { id: '', workflow: '', version: null, startedAt: '' },
    node: 'n',
    scope: '',
    visit: 1,
    attempt: 1,
    now: '2026-11-21T10:00:00Z',
    signal: { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined },
    log: () => undefined,
    stream: () => undefined,
    fetch,
    perform: async () => null,
    sandbox: () => Promise.reject(new Error('not used')),
    roots: () => ({}),
    assets: { write: () => Promise.reject(new Error('not used')), read: () => Promise.reject(new Error('not used')) },
    usage: () => undefined,
    left: { tokens: null, cost: null },
    checkOutput: () => [],
  };
  return request.run?.({ params: request.params.parse(raw), inputs: {}, from: [], ctx });
}

async function failureFor(status: number, headers: Record<string, string>): Promise<NodeFailure> {
  const url = 'https://x.test/a?token=1';
  try {
    await call({ url }, async () => ({ status, headers, body: { reason: 'no' }, url }));
  } catch (error) {
    if (error instanceof NodeFailure) return error;
    throw error;
  }
  throw new Error('did not fail');
}

async function sentBy(raw: Json): Promise<unknown> {
  let sent: unknown;
  await call(raw, async (wanted) => {
    sent = wanted;
    return { status: 200, headers: {}, body: null, url: wanted.url };
  });
  return sent;
}
