import { describe, expect, it } from 'vitest';
import { errorCodes, PatchbayError } from '#engine/errors.ts';
import type { Log } from '../log.ts';
import { httpErrors } from './errors.ts';
import { problemResponse, toProblem } from './problem.ts';

/** A log that keeps its lines. */
function keeping(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string, data?: object) => void lines.push(`${message} ${JSON.stringify(data)}`);
  return { log: { info: keep, warn: keep, error: keep }, lines };
}

describe('problems', () => {
  it.each([...errorCodes])('have a form on the wire: %s', async (code) => {
    const response = problemResponse(new PatchbayError(code, 'It is so.'), keeping().log);
    expect(response.status).toBe(httpErrors[code].status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: `urn:patchbay:problem:${code}`,
      title: httpErrors[code].title,
      status: response.status,
      detail: 'It is so.',
      code,
    });
  });

  it('carry what belongs to them', () => {
    const errors = [{ path: '/a', message: 'must be text' }];
    const extras = { errors, runId: 'r', node: 'n', reason: 'http_500', data: { body: 'x' }, retryAfter: 1.2 };
    const problem = toProblem(new PatchbayError('upstream_failed', 'No.', extras), keeping().log);
    expect(problem).toMatchObject({
      errors,
      runId: 'r',
      node: 'n',
      reason: 'http_500',
      data: { body: 'x' },
      retryable: true,
    });
    const response = problemResponse(new PatchbayError('limited', 'Slow down.', { retryAfter: 1.2 }), keeping().log);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(
      problemResponse(new PatchbayError('unauthenticated', 'Who?'), keeping().log).headers.get('www-authenticate'),
    ).toContain('Bearer');
  });

  it('of a stop node have its message and details', () => {
    const stopped = new PatchbayError('stopped', 'No order 7', { reason: 'missing', data: { order: 7 } });
    expect(toProblem(stopped, keeping().log)).toMatchObject({
      status: 422,
      reason: 'missing',
      message: 'No order 7',
      details: { order: 7 },
    });
  });

  it('that are no errors of ours tell nothing, and the log everything', () => {
    const { log, lines } = keeping();
    const problem = toProblem(new Error('password=hunter2'), log);
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(lines.join()).toContain('hunter2');
  });

  it('of a lost database ask to try again', () => {
    const lost = new Error('query failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    expect(toProblem(lost, keeping().log)).toMatchObject({
      status: 503,
      code: 'unavailable',
      retryable: true,
      retryAfter: 2,
    });
  });
});
