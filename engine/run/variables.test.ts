import { describe, expect, it } from 'vitest';
import { compile } from '../graph/compile.ts';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { testCatalogue } from '../testing/nodes.ts';
import { draw, outputOf, runGraph, type TestNode } from '../testing/run-graph.ts';

const start: TestNode = { type: 'start' };
const end = (output: Json): TestNode => ({ type: 'end', params: { output } });
const change = (name: string, value: Json, mode = 'set'): TestNode => ({
  type: 'vars.set',
  params: { name, value, mode },
});
const variables: Graph['variables'] = [
  { name: 'total', scope: 'run', default: 0 },
  { name: 'notes', scope: 'run', default: [] },
  { name: 'word', scope: 'run', schema: { type: 'string' } },
];

describe('variables', () => {
  it('[X8] begin with their default, and are read in the order of the log', async () => {
    const graph = draw(
      {
        start,
        a: change('word', 'first'),
        b: change('word', '{{ vars.word + " second" }}'),
        done: end('{{ [vars.total, vars.word, b] }}'),
      },
      ['start > a', 'a > b', 'b > done'],
      { variables },
    );
    expect(outputOf((await runGraph(graph)).log)).toEqual([0, 'first second', 'first second']);
  });

  it('[X8] lose no increment and no append of turns side by side, large ones included', async () => {
    const graph = draw(
      {
        start,
        each: { type: 'for_each', params: { items: '{{ input }}', concurrency: 5 } },
        slow: { type: 'read', params: { from: '{{ "page " + item }}' }, parent: 'each' },
        add: { ...change('total', '{{ item }}', 'increment'), parent: 'each' },
        note: { ...change('notes', '{{ slow }}', 'append'), parent: 'each' },
        done: end('{{ [vars.total, vars.notes.length] }}'),
      },
      ['start > each', 'slow > add', 'add > note', 'each > done'],
      { variables },
    );
    const world = new MemoryWorld();
    world.respond = async () => 'x'.repeat(70_000);
    const { log } = await runGraph(graph, [1, 2, 3, 4, 5, 6, 7, 8], world);
    expect(outputOf(log)).toEqual([36, 8]);
  });

  it('[X8] belong to the nearest scope that declares them; every turn has its own', async () => {
    const graph = draw(
      {
        start,
        each: {
          type: 'for_each',
          params: {
            items: [1, 2, 3],
            concurrency: 3,
            variables: [{ name: 'total', default: 100 }],
            result: '{{ vars.total }}',
          },
        },
        add: { ...change('total', '{{ item }}', 'increment'), parent: 'each' },
        done: end('{{ [each, vars.total] }}'),
      },
      ['start > each', 'each > done'],
      { variables },
    );
    expect(outputOf((await runGraph(graph)).log)).toEqual([[101, 102, 103], 0]);
  });

  it('[X8] refuse what does not fit in one sentence', async () => {
    const failing = async (node: TestNode) => {
      const { log } = await runGraph(draw({ start, a: node }, ['start > a'], { variables }));
      const last = log.at(-1);
      return last?.type === 'run.failed' ? `${last.data.error.code}: ${last.data.error.message}` : '';
    };
    expect(await failing(change('total', 'five', 'increment'))).toMatch(
      /^variable: 'total' can be incremented by a number only/,
    );
    expect(await failing(change('total', 1, 'append'))).toMatch(/^variable: The variable 'total' holds no list/);
  });

  it('[G18] must be declared, and are not set in two places at once', () => {
    const codes = (graph: Graph) => compile(graph, testCatalogue).diagnostics.map((one) => `${one.code} ${one.node}`);
    expect(codes(draw({ start, a: change('totl', 1) }, ['start > a'], { variables }))).toContain('unknown_variable a');
    const both = { start, a: change('total', 1), b: change('total', 2) };
    expect(codes(draw(both, ['start > a', 'start > b'], { variables }))).toContain('two_writers b');
    expect(codes(draw(both, ['start > a', 'a > b'], { variables }))).toEqual([]);
    const chosen = { ...both, c: { type: 'if', params: { condition: true } } };
    expect(codes(draw(chosen, ['start > c', 'c.true > a', 'c.false > b'], { variables }))).toEqual([]);
  });
});
