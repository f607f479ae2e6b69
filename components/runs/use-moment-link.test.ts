import { describe, expect, it } from 'vitest';
import { momentOf } from './use-moment-link.ts';

describe('the moment in an address', () => {
  it('is the number of an event, and nothing else', () => {
    expect(momentOf('?at=12')).toBe(12);
    expect(['', '?at=', '?at=-1', '?at=last', '?other=3'].map(momentOf)).toEqual([null, null, null, null, null]);
  });
});
