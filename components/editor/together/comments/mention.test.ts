import { describe, expect, it } from 'vitest';
import { matching, mentionAt, mentionsIn, withMention } from './mention.ts';

const members = [
  { userId: '1', name: 'Bea' },
  { userId: '2', name: 'Bea Maier' },
  { userId: '3', name: 'Anna Berg' },
];

describe('mentions', () => {
  it('are typed behind an @ at the beginning of a word', () => {
    expect(mentionAt('Ask @be', 7)).toEqual({ at: 4, search: 'be' });
    expect(mentionAt('@', 1)).toEqual({ at: 0, search: '' });
    expect([mentionAt('a@b.c', 5), mentionAt('Ask', 3), mentionAt('@a\nb', 4)]).toEqual([null, null, null]);
  });

  it('find members by the beginning of any of their names', () => {
    expect(matching(members, 'be').map(({ userId }) => userId)).toEqual(['1', '2', '3']);
    expect(matching(members, 'bea m').map(({ userId }) => userId)).toEqual(['2']);
  });

  it('take the place of what was typed', () => {
    expect(withMention('Ask @be now', { at: 4, caret: 7, name: 'Bea' })).toEqual({ text: 'Ask @Bea now', caret: 9 });
  });

  it('mean the longer of two names', () => {
    expect(mentionsIn('Look @Bea Maier', members)).toEqual(['2']);
    expect(mentionsIn('Look @Bea and @Bea Maier', members)).toEqual(['2', '1']);
    expect(mentionsIn('Bea', members)).toEqual([]);
  });
});
