import { describe, expect, it } from 'vitest';
import { english } from '#words/testing/english.ts';
import { noChanges, parsedChanges } from './fork-changes.ts';

describe('changes of a fork', () => {
  it('leave out what is not changed, and say which text is not JSON', () => {
    expect(parsedChanges(english, noChanges)).toEqual({ ok: true, value: {} });
    expect(parsedChanges(english, { input: '{"a":1}', data: { pay: 'null' } })).toEqual({
      ok: true,
      value: { input: { a: 1 }, data: { pay: null } },
    });
    expect(parsedChanges(english, { input: '{', data: {} })).toMatchObject({
      ok: false,
      message: 'The input is not JSON yet.',
    });
    expect(parsedChanges(english, { input: null, data: { pay: '' } })).toMatchObject({ ok: false });
  });
});
