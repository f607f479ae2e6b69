import { describe, expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

const nothing = { cookie: undefined, acceptLanguage: undefined, isDesign: false };

describe('the language of a request', () => {
  test('is English where nobody says otherwise', () => {
    expect(chooseLocale(nothing)).toBe('en');
    expect(chooseLocale({ ...nothing, acceptLanguage: 'fr-FR, *;q=0.5' })).toBe('en');
  });

  test.each([
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr, en;q=0.4, de;q=0.7', 'de'],
    ['de;q=0, en', 'en'],
  ])('is the one of ours that %s likes best', (acceptLanguage, locale) => {
    expect(chooseLocale({ ...nothing, acceptLanguage })).toBe(locale);
  });

  test('is the chosen one, whatever the browser likes', () => {
    expect(chooseLocale({ cookie: 'en', acceptLanguage: 'de', isDesign: false })).toBe('en');
  });

  test('is never one that is not offered', () => {
    expect(chooseLocale({ ...nothing, cookie: 'xx' })).toBe('en');
    expect(chooseLocale({ ...nothing, cookie: 'en-XB' })).toBe('en');
    expect(chooseLocale({ ...nothing, cookie: 'en-XB', isDesign: true })).toBe('en-XB');
  });
});
