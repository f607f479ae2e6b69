import { expect, it } from 'vitest';
import { renamesBetween } from './renames.ts';

it('tells a member with another name from one that is gone and one that came', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ]);
  const after = new Map([
    ['a', '4'],
    ['z', '1'],
    ['c', '3'],
  ]);
  expect([...renamesBetween(before, after)]).toEqual([['a', 'z']]);
});
