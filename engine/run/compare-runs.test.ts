import { describe, expect, it } from 'vitest';
import { draw, runGraph } from '../testing/run-graph.ts';
import { compareRuns, isSame } from './compare-runs.ts';

const graph = draw(
  {
    start: { type: 'start' },
    check: { type: 'if', params: { condition: '{{ input.n > 1 }}' } },
    big: { type: 'set', params: { value: 'big' } },
    small: { type: 'set', params: { value: 'small' } },
    always: { type: 'set', params: { value: 1 } },
    end: { type: 'end', params: { output: '{{ big ?? small }}' } },
  },
  ['start > always', 'start > check', 'check.true > big', 'check.false > small', 'big > end', 'small > end'],
);

describe('two runs compared', () => {
  it('differ visit by visit in status, ports and output, and in their answer', async () => {
    const [one, two] = [await runGraph(graph, { n: 1 }), await runGraph(graph, { n: 2 })];
    const { answer, visits, same } = compareRuns(one.log, two.log);
    expect(answer).toEqual({ before: 'small', after: 'big', differs: true });
    expect(visits.map(({ node, differs }) => [node, differs])).toEqual([
      ['start', ['output']],
      ['check', ['ports', 'output']],
      ['big', ['status']],
      ['small', ['status']],
      ['end', ['output']],
    ]);
    expect(same).toBe(1);
    expect(compareRuns(one.log, one.log)).toMatchObject({ visits: [], same: 6, answer: { differs: false } });
  });

  it('are the same whatever the order of keys', () => {
    expect(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(isSame({ a: 1 }, { a: 1, b: null })).toBe(false);
    expect(isSame([1, 2], [2, 1])).toBe(false);
  });
});
