import { describe, expect, it } from 'vitest';
import { sortedRows } from './sorted-rows.ts';

const rows = [
  { name: 'Webhook 10', at: 3 },
  { name: 'webhook 9', at: null },
  { name: 'Schedule', at: 7 },
];
const textOf = ({ name }: { name: string }) => name;

describe('rows of a list', () => {
  it('hold all words that are wanted', () => {
    expect(sortedRows(rows, { wanted: '9 WEB', textOf })).toEqual([rows[1]]);
    expect(sortedRows(rows, { wanted: '', textOf })).toEqual(rows);
  });

  it('are sorted both ways; numbers in texts count, and what has no value is last', () => {
    const names = sortedRows(rows, { wanted: '', textOf, by: textOf }).map(textOf);
    expect(names).toEqual(['Schedule', 'webhook 9', 'Webhook 10']);
    const ats = (isDown: boolean) =>
      sortedRows(rows, { wanted: '', textOf, by: ({ at }) => at, isDown }).map(({ at }) => at);
    expect(ats(false)).toEqual([3, 7, null]);
    expect(ats(true)).toEqual([7, 3, null]);
  });
});
