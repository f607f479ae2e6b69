import { describe, expect, it } from 'vitest';
import { bothTexts, mergedText } from './merged-text.ts';

const note = { list: 'notes', path: ['text'] } as const;
const url = { list: 'nodes', path: ['params', 'url'] } as const;
const of = (where: typeof note | typeof url, base: string | undefined, theirs: string, mine: string) => ({
  ...where,
  path: [...where.path],
  base,
  theirs,
  mine,
});

describe('two texts that were begun from empty', () => {
  it('are two lines of a note, and of an address neither half', () => {
    expect(mergedText(of(note, '', 'Why?', 'Because'))).toBe('Why?\nBecause');
    expect(mergedText(of(url, '', 'https://a', 'https://b'))).toBeNull();
  });

  it('are not joined when it is not known what stood there', () => {
    expect(mergedText(of(note, undefined, 'a long text', 'a longer text'))).toBeNull();
  });

  it('are one when one of them begins as the other', () => {
    expect(mergedText(of(note, '', 'Why', 'Why not'))).toBe('Why not');
  });

  it('are offered together where no merge is sound', () => {
    expect(bothTexts(of(url, '', 'a', 'b'))).toBe('a b');
    expect(bothTexts(of(url, '', 'a\n', 'b'))).toBe('a\n\nb');
    expect(bothTexts({ ...of(url, '', 'a', 'b'), theirs: 7 })).toBeNull();
    expect(bothTexts({ ...of(url, '', 'a', 'b'), path: ['type'] })).toBeNull();
  });
});
