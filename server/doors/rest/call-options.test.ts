import { describe, expect, it } from 'vitest';
import { callOptions } from './call-options.ts';
import { presentOutcome } from './present.ts';

const options = (headers: Record<string, string>) =>
  callOptions(new Request('http://localhost/', { method: 'POST', headers }));

describe('how a call is made', () => {
  it.each([
    [undefined, 30_000],
    ['wait=5', 5_000],
    ['wait = "7"', 7_000],
    ['wait=999999', 120_000],
    ['wait=0', 0],
    ['respond-async', 0],
    ['Respond-Async, wait=10', 0],
    ['handling=lenient, wait=3', 3_000],
    ['something-wait=3', 30_000],
  ])('Prefer: %s waits %i ms', (prefer, waitMs) => {
    expect(options(prefer === undefined ? {} : { prefer }).waitMs).toBe(waitMs);
  });

  it.each([
    ['abc', 'abc'],
    ['"abc"', 'abc'],
    ['"a\\"b"', 'a"b'],
  ])('an idempotency key may be quoted or bare: %s', (header, key) => {
    expect(options({ 'idempotency-key': header }).idempotencyKey).toBe(key);
  });

  it('a callback must be an address', () => {
    expect(options({ 'patchbay-callback': 'https://example.com/done' }).callbackUrl).toBe('https://example.com/done');
    expect(() => options({ 'patchbay-callback': 'javascript:x' })).toThrow('must be an http or https URL');
  });
});

describe('what a workflow answers', () => {
  it('never speaks for the server', async () => {
    const headers = {
      'X-Own': '1',
      'Set-Cookie': 'a=b',
      'content-security-policy': 'x',
      Link: '<a>',
      'x-bad': 'a\r\nset-cookie: b',
    };
    const response = presentOutcome({
      kind: 'answered',
      runId: 'r',
      output: { a: 1 },
      reply: { status: 201, headers },
    });
    expect(response.status).toBe(201);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'x-own': '1',
      link: '<a>',
      'patchbay-run': 'r',
    });
  });

  it('that is not there yet is told with the place to look', async () => {
    const response = presentOutcome({ kind: 'running', runId: 'r', status: 'waiting' });
    expect([response.status, response.headers.get('location')]).toEqual([202, '/api/v1/runs/r']);
    expect(await response.json()).toEqual({ taskId: 'r', status: 'waiting', pollUrl: '/api/v1/runs/r' });
  });
});
