import { describe, expect, it } from 'vitest';
import { noChanges, parsedChanges } from './fork-changes.ts';

describe('changes of a fork', () => {
  it('leave out what is not changed, and say which text is not JSON', () => {
    expect(parsedChanges(noChanges)).toEqual({ ok: true, value: {} });
    expect(parsedChanges({ input: '{"a":1}', data: { pay: 'null' } })).toEqual({
      ok: true,
      value: { input: { a: 1 }, data: { pay: null } },
    });
    expect(parsedChanges({ input: '{', data: {} })).toMatchObject({ ok: false, message: 'The input is not JSON yet.' });
    expect(parsedChanges({ input: null, data: { pay: '' } })).toMatchObject({ ok: false });
  });
});
