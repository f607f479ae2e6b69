import { describe, expect, it } from 'vitest';
import { english } from '#words/testing/english.ts';
import { englishFormats } from '../testing/english-formats.ts';
import { scopes, scopeWords } from './scopes.ts';

describe('what a key may do', () => {
  it('is said in words', () => {
    expect(scopeWords(english, englishFormats, ['runs:read', 'tables:read'])).toBe(
      'Read runs and their events and Read tables',
    );
  });

  it.each([[['*']], [scopes.map(({ id }) => id)]])('is everything with %j', (granted) => {
    expect(scopeWords(english, englishFormats, granted)).toBe('everything');
  });
});
