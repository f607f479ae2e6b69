import { describe, expect, it } from 'vitest';
import { mergeText } from './merge-text.ts';

describe('a text that two change at once', () => {
  it('has what both put in, took out and replaced', () => {
    expect(mergeText('one two', 'One two', 'one two three')).toBe('One two three');
    expect(mergeText('one two', 'one', 'one two!')).toBe('one!');
    expect(mergeText('one', 'one more', 'one less')).toBe('one more less');
    expect(mergeText('a b c', 'a c', 'a b x')).toBe('a x');
    expect(mergeText('same', 'same', 'other')).toBe('other');
  });

  it('is not mixed where both changed the same letters or began it', () => {
    expect(mergeText('GET', 'POST', 'PUT')).toBeNull();
    expect(mergeText('', 'https://a', 'https://b')).toBeNull();
  });

  it('keeps letters of two code units whole', () => {
    expect(mergeText('x😀', 'x😁', 'x😀y')).toBe('x😁y');
    expect(mergeText('😀', '😀😀', '😁')).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});
