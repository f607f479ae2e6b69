import { newAgenda } from '#engine/run/agenda.ts';
import { apply } from '#engine/run/apply.ts';
import { initialState } from '#engine/run/state.ts';
import { draw, planOf, runGraph, type TestNode } from '#engine/testing/run-graph.ts';
import { figure } from './figure.ts';

/** Events folded per second on one core, for graphs of three sizes: the cost of an event must not grow with the graph. */
for (const size of [10, 100, 10_000]) {
  const graph = chain(size);
  const { log } = await runGraph(graph);
  const plan = planOf(graph);
  const rounds = Math.max(1, Math.round(200_000 / log.length));
  figure({
    name: `engine: events folded, graph of ${size} nodes`,
    unit: '1/s',
    aim: 1_000_000,
    samples: Array.from({ length: 9 }, () => {
      const begin = performance.now();
      for (let round = 0; round < rounds; round++) {
        const state = initialState(plan, newAgenda());
        for (const event of log) apply(state, event);
      }
      return Math.round((rounds * log.length * 1000) / (performance.now() - begin));
    }),
  });
}

/** Half of the nodes choose, so that dead paths are part of it. */
function chain(size: number) {
  const nodes: Record<string, TestNode> = { start: { type: 'start' } };
  const arrows: string[] = [];
  for (let i = 0, before = 'start'; i < size - 1; i++) {
    const isChoice = i % 4 === 1;
    nodes[`n${i}`] = isChoice ? { type: 'if', params: { condition: true } } : { type: 'set', params: { value: i } };
    arrows.push(`${before} > n${i}`);
    before = isChoice ? `n${i}.true` : `n${i}`;
    if (isChoice && i + 1 < size - 1) {
      nodes[`dead${i}`] = { type: 'set', params: { value: 0 } };
      arrows.push(`n${i}.false > dead${i}`);
      i++;
    }
  }
  return draw(nodes, arrows);
}
