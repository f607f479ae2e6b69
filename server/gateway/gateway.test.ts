import { describe, expect, it } from 'vitest';
import { checkFor } from '../host/schemas.ts';
import { deduplicationOf } from './deduplicate.ts';
import { problemOfRun } from './problem-of-run.ts';
import { validateInput } from './validate.ts';

describe('idempotency keys', () => {
  const hash = (input: Parameters<typeof deduplicationOf>[3]) => deduplicationOf('key:1', 'tool', 'k', input).bodyHash;

  it('compare bodies by what they say, not by the order of their properties', () => {
    expect(hash({ a: 1, b: { c: [1, 2], d: null } })).toBe(hash({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(hash([1, 2])).not.toBe(hash([2, 1]));
    expect(hash({ a: 1 })).not.toBe(hash({ a: '1' }));
    expect(hash({ 'a":1,"b': 2 })).not.toBe(hash({ a: 1, b: 2 }));
  });

  it('belong to a caller and a tool', () => {
    expect(deduplicationOf('key:1', 'a', 'k', null).caller).not.toBe(deduplicationOf('key:2', 'a', 'k', null).caller);
    expect(deduplicationOf('key:1', 'a', 'k', null).caller).not.toBe(deduplicationOf('key:1', 'b', 'k', null).caller);
  });

  it.each(['', 'x'.repeat(256)])('that nobody can mean are refused', (key) => {
    expect(() => deduplicationOf('key:1', 'a', key, null)).toThrow('must have 1 to 255 characters');
  });
});

describe('inputs', () => {
  it('that do not fit are refused with each finding', () => {
    const check = checkFor({ type: 'object', properties: { n: { type: 'number' } }, required: ['m'] });
    expect(() => validateInput({ slug: 'tool', check }, { n: 'x' })).toThrow(
      /of 'tool' does not fit: .* \(and 1 more\)$/,
    );
    expect(() => validateInput({ slug: 'tool', check }, { n: 1, m: 2 })).not.toThrow();
  });
});

describe('runs that fail', () => {
  it.each([
    [{ code: 'missing', stopped: true }, 'stopped'],
    [{ code: 'timeout' }, 'timeout'],
    [{ code: 'network' }, 'upstream_failed'],
    [{ code: 'http_503' }, 'upstream_failed'],
    [{ code: 'refused' }, 'upstream_failed'],
    [{ code: 'call_depth' }, 'budget_exceeded'],
    [{ code: 'child_cancelled' }, 'cancelled'],
    [{ code: 'expression' }, 'internal'],
  ])('with %j are told as %s', (error, code) => {
    expect(problemOfRun('r', { message: 'It failed.', ...error })).toMatchObject({
      code,
      message: 'It failed.',
      extras: { runId: 'r', reason: error.code },
    });
  });

  it('without a message name the code', () => {
    expect(problemOfRun('r', { code: 'missing', message: '', stopped: true }).message).toContain("'missing'");
    expect(problemOfRun('r', null)).toMatchObject({ code: 'internal' });
  });
});
