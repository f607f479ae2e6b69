import { expect, test } from 'vitest';
import { lastLines } from './last-lines.ts';

test('the last four lines, without the empty ones at the end', () => {
  expect(lastLines('a\nb\nc\nd\ne\n\n')).toEqual({ before: ['b', 'c', 'd'], last: 'e' });
  expect(lastLines('')).toEqual({ before: [], last: '' });
});

test('a long last line leaves room for the others and begins with a word', () => {
  const { before, last } = lastLines(`one\ntwo\n${'word '.repeat(200)}newest`);
  expect(before).toEqual(['one', 'two']);
  expect(last).toMatch(/^…word .*word newest$/);
  expect(last.length).toBeLessThanOrEqual(65);
});

test('a text of one line fills the card with its end', () => {
  expect(lastLines('word '.repeat(200)).last.length).toBeGreaterThan(500);
  expect(lastLines('x'.repeat(2000)).last).toBe(`…${'x'.repeat(600)}`);
});
