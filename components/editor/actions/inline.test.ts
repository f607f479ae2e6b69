import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
// biome-ignore lint/style/noRestrictedImports: only the engine can say that two graphs give the same.
import { testCatalogue } from '#engine/testing/nodes.ts';
// biome-ignore lint/style/noRestrictedImports: as above.
import { draw, outputOf, runGraph, type TestNode } from '#engine/testing/run-graph.ts';
import { english } from '#words/testing/english.ts';
import { extract } from './extract.ts';
import { inline } from './inline.ts';
import { whyNotExtracted } from './why-not-extracted.ts';
import { whyNotInlined } from './why-not-inlined.ts';

const set = (value: Json): TestNode => ({ type: 'set', params: { value } });

function inlined(graph: Graph, call: string, called: Graph): Graph {
  const node = graph.nodes.find(({ id }) => id === call);
  if (node === undefined) throw new Error('no call');
  expect(whyNotInlined(english, called, testCatalogue, node)).toBeNull();
  const { operations } = inline(graph, testCatalogue, call, called);
  const { graph: after, inverse } = applyOperation(graph, { op: 'batch', operations });
  const byId = (all: Graph) => all.nodes.toSorted((a, b) => a.id.localeCompare(b.id));
  expect(byId(applyOperation(after, inverse).graph)).toEqual(byId(graph));
  return graphSchema.parse(after);
}

const caller = (input: Json, more: Partial<TestNode> = {}) =>
  draw(
    {
      start: { type: 'start' },
      a: set('{{ input.n + 1 }}'),
      job: { type: 'call', params: { workflow: 'called', input }, ...more },
      end: { type: 'end', params: { output: { job: '{{ job.sum }}', a: '{{ a }}' } } },
    },
    ['start > a', 'a > job', 'job > end'],
  );

const called = draw(
  {
    start: { type: 'start' },
    a: set('{{ input.x * 2 }}'),
    pick: { type: 'if', params: { condition: '{{ a > 10 }}' } },
    much: set('{{ a + start.x }}'),
    little: set('{{ 0 - a }}'),
    end: { type: 'end', params: { output: { sum: '{{ (much ?? 0) + (little ?? 0) + input.x }}' } } },
  },
  ['start > a', 'a > pick', 'pick.true > much', 'pick.false > little', 'much > end', 'little > end'],
);

describe('a workflow in the place of its call', () => {
  it.each([1, 8])('gives what the call would have given, for %j', async (n) => {
    const after = inlined(caller({ x: '{{ a }}' }), 'job', called);
    expect(after.nodes.map(({ id }) => id).sort()).toEqual(
      ['a', 'a_1', 'end', 'job', 'job_input', 'little', 'much', 'pick', 'start'].sort(),
    );
    const x = n + 1;
    const sum = (x * 2 > 10 ? x * 2 + x : -x * 2) + x;
    expect(outputOf((await runGraph(after, { n })).log)).toEqual({ job: sum, a: x });
  });

  it('reads what was passed on as it is from where it came', async () => {
    const after = inlined(caller('{{ input }}'), 'job', called);
    expect(after.nodes.some(({ id }) => id === 'job_input')).toBe(false);
    expect(outputOf((await runGraph(after, { n: 1, x: 3 })).log)).toEqual({ job: -3, a: 2 });
  });

  it('takes containers with what is in them, and stands in the container of the call', async () => {
    const loop = draw(
      {
        start: { type: 'start' },
        each: { type: 'for_each', params: { items: '{{ input.list }}' } },
        one: { ...set('{{ item * input.by }}'), parent: 'each' },
        end: { type: 'end', params: { output: '{{ each }}' } },
      },
      ['start > each', 'each > end'],
    );
    const outer = draw(
      {
        start: { type: 'start' },
        rows: { type: 'for_each', params: { items: '{{ input.rows }}', result: '{{ job }}' } },
        job: {
          type: 'call',
          params: { workflow: 'loop', input: { list: '{{ item }}', by: '{{ index + 1 }}' } },
          parent: 'rows',
        },
        end: { type: 'end', params: { output: '{{ rows }}' } },
      },
      ['start > rows', 'rows > end'],
    );
    const after = inlined(outer, 'job', loop);
    expect(after.nodes.find(({ id }) => id === 'one')?.parent).toBe('each');
    expect(after.nodes.find(({ id }) => id === 'each')?.parent).toBe('rows');
    expect(outputOf((await runGraph(after, { rows: [[1, 2], [3]] })).log)).toEqual([[1, 2], [6]]);
  });

  it('undoes what an extraction did: the graph runs to the same output', async () => {
    const ids = ['n0', 'n1', 'n2', 'n3', 'n4'];
    const shape = fc.record({
      reads: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 5, maxLength: 5 }),
      from: fc.integer({ min: 0, max: 4 }),
      count: fc.integer({ min: 1, max: 4 }),
      input: fc.integer({ min: -9, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ reads, from, count, input }) => {
        const read = (index: number) =>
          (reads[index] ?? -1) < 0 || (reads[index] ?? 0) >= index ? 'input.n' : `n${reads[index]}`;
        const graph = draw(
          {
            start: { type: 'start' },
            ...Object.fromEntries(ids.map((id, index) => [id, set(`{{ ${read(index)} * 2 + ${index} }}`)])),
            end: { type: 'end', params: { output: '{{ [n0, n1, n2, n3, n4] }}' } },
          },
          ['start > n0', 'n0 > n1', 'n1 > n2', 'n2 > n3', 'n3 > n4', 'n4 > end'],
        );
        const chosen = ids.slice(from, from + count);
        expect(whyNotExtracted(english, graph, testCatalogue, chosen)).toBeNull();
        const part = extract(graph, testCatalogue, chosen, { name: 'Part', slug: 'part' });
        const cut = applyOperation(graph, { op: 'batch', operations: part.operations }).graph;
        const back = inlined(cut, part.call, graphSchema.parse(part.graph));
        const run = async (of: Graph) => outputOf((await runGraph(of, { n: input })).log);
        expect(await run(back)).toEqual(await run(graph));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what cannot stand in the place of its call', () => {
  const end: TestNode = { type: 'end', params: { output: 1 } };
  const start: TestNode = { type: 'start' };
  const plain = draw({ start, end }, ['start > end']);
  const callOf = (more: Partial<TestNode> = {}, params = {}) => {
    const node = caller({}, { ...more, params: { workflow: 'called', ...params } }).nodes.find(
      ({ id }) => id === 'job',
    );
    if (node === undefined) throw new Error('no call');
    return node;
  };

  it.each([
    ['does not wait', plain, callOf({}, { mode: 'detach' })],
    ['rules for the call as a whole (retry)', plain, callOf({ policy: { retry: { attempts: 2 } } })],
    ['finds out in the run', plain, callOf({}, { workflow: '{{ input.which }}' })],
    ['several ends', draw({ start, end, other: end }, ['start > end', 'start > other']), callOf()],
    ['has no End', draw({ start, a: set(1) }, ['start > a']), callOf()],
    [
      'answers before the end',
      draw({ start, say: { type: 'respond', params: { output: 1 } }, end }, ['start > say', 'say > end']),
      callOf(),
    ],
    ['variables of its own (n)', { ...plain, variables: [{ name: 'n', scope: 'run' as const }] }, callOf()],
    ['limits of its own (timeout)', { ...plain, settings: { timeout: '5s' } }, callOf()],
    ['uses its own run', draw({ start, a: set('{{ run.id }}'), end }, ['start > a', 'a > end']), callOf()],
    ['stops at a (out)', draw({ start, a: set(1), end }, ['start > a', 'start > end']), callOf()],
    ['unknown type mystery', draw({ start, a: { type: 'mystery' }, end }, ['start > a', 'a > end']), callOf()],
  ])('%s', (reason, of, call) => {
    expect(whyNotInlined(english, of, testCatalogue, call)).toContain(reason);
  });
});
