import { describe, expect, it } from 'vitest';
import { draw, outputOf, runGraph, words } from '../testing/run-graph.ts';

describe('a run', () => {
  it('[S1] sends live on the ports taken and dead on the rest', async () => {
    const graph = draw(
      { start: { type: 'start' }, total: { type: 'set', params: { value: '{{ input.a + 1 }}' } }, high: { type: 'if', params: { condition: '{{ total > 1 }}' } }, yes: { type: 'end', params: { output: '{{ total }}' } }, no: { type: 'end' } },
      ['start > total', 'total > high', 'high.true > yes', 'high.false > no'],
    );
    const { log } = await runGraph(graph, { a: 1 });
    expect(outputOf(log)).toBe(2);
    expect(words(log)).toEqual([
      'run.started', 'node.started start', 'node.completed start', 'node.started total', 'node.completed total',
      'node.started high', 'node.completed high', 'node.skipped no', 'node.started yes', 'node.completed yes', 'run.answered yes', 'run.completed',
    ]);
  });
  it('for each', async () => {
    const graph = draw(
      { start: { type: 'start' }, each: { type: 'for_each', params: { items: '{{ input.items }}' } }, double: { type: 'set', parent: 'each', params: { value: '{{ item * 2 + index }}' } }, end: { type: 'end', params: { output: '{{ each }}' } } },
      ['start > each', 'each > end'],
    );
    const { log } = await runGraph(graph, { items: [1, 2, 3] });
    expect(outputOf(log)).toEqual([2, 5, 8]);
  });
  it('effects and retry', async () => {
    const graph = draw(
      { start: { type: 'start' }, pay: { type: 'call', params: { to: 'http://x/' }, policy: { retry: { attempts: 3, delay: '1s' } } }, end: { type: 'end', params: { output: '{{ pay }}' } } },
      ['start > pay', 'pay > end'],
    );
    const { log, world } = await runGraph(graph, {});
    expect(world.calls).toHaveLength(1);
    expect(words(log)).toContain('effect.started pay');
    expect(outputOf(log)).toEqual({ url: 'http://x/' });
  });
});
