import { describe, expect, it } from 'vitest';
import { type Catalogue, catalogueOf } from '#engine/graph/catalogue.ts';
import { applyOperation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { extract } from './extract.ts';
import { whyNotExtracted } from './why-not-extracted.ts';

const base = plainNode;
const ports = ['true', 'false'].map((name) => ({ name, type: 'json' as const }));
const catalogue: Catalogue = catalogueOf([
  base,
  { ...base, type: 'if', ports },
  { ...base, type: 'call', title: 'Call' },
  { ...base, type: 'end', ports: [] },
  { ...base, type: 'start', role: 'entry' },
  { ...base, type: 'for_each', role: 'each' },
  { ...base, type: 'break', role: 'break', ports: [] },
  { ...base, type: 'vars.set', role: 'variable' },
]);

type Node = { id: string; type: string; params?: object; parent?: string; policy?: object };

function graphOf(nodes: Node[], edges: string[]): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    input: { type: 'object', properties: { n: { type: 'number' } } },
    nodes: nodes.map((node, index) => ({ ...node, position: [index * 320, 0] })),
    edges: edges.map((edge) => {
      const [from, to] = edge.split('>');
      return { from, to };
    }),
  });
}

const row = graphOf(
  [
    { id: 'start', type: 'start' },
    { id: 'fetch', type: 'set', params: { value: '{{ input.n }}' } },
    { id: 'double', type: 'set', params: { value: '{{ fetch * 2 + (env.X ?? 0) }}' } },
    { id: 'add', type: 'set', params: { value: '{{ double + input.n }}' } },
    { id: 'end', type: 'end', params: { output: '{{ add + double }}' } },
  ],
  ['start>fetch', 'fetch>double', 'double>add', 'add>end'],
);

const cables = ({ edges }: Graph) => edges.map(({ from, to }) => `${from}>${to}`).sort();
const paramsOf = (graph: Graph, id: string) => graph.nodes.find((node) => node.id === id)?.params;
const part = (graph: Graph, chosen: string[]) => {
  expect(whyNotExtracted(english, graph, catalogue, chosen)).toBeNull();
  const made = extract(graph, catalogue, chosen, { name: 'Part', slug: 'part' });
  return {
    ...made,
    ...applyOperation(graph, { op: 'batch', operations: made.operations }),
    inner: graphSchema.parse(made.graph),
  };
};

describe('a workflow made of a selection', () => {
  it('takes what the nodes read as its input and gives back what is read of them', () => {
    const { inner, graph } = part(row, ['double', 'add']);
    expect(cables(inner)).toEqual(['add>end', 'double>add', 'start>double']);
    expect(inner.input).toEqual({ type: 'object', properties: { fetch: {}, input: {} }, required: ['fetch', 'input'] });
    expect(paramsOf(inner, 'double')).toEqual({ value: '{{ input.fetch * 2 + (env.X ?? 0) }}' });
    expect(paramsOf(inner, 'add')).toEqual({ value: '{{ double + input.input.n }}' });
    expect(paramsOf(inner, 'end')).toEqual({ output: { add: '{{ add }}', double: '{{ double }}' } });
    expect(cables(graph)).toEqual(['fetch>part_1', 'part_1>end', 'start>fetch']);
    expect(paramsOf(graph, 'part_1')).toEqual({
      workflow: 'part',
      input: { fetch: '{{ fetch }}', input: '{{ input }}' },
    });
    expect(paramsOf(graph, 'end')).toEqual({ output: '{{ part_1.add + part_1.double }}' });
  });

  it('has the input of this one when it reads nothing else, and its output is the one thing that is read', () => {
    const { inner, graph } = part(row, ['fetch']);
    expect(inner.input).toEqual(row.input);
    expect(paramsOf(inner, 'fetch')).toEqual({ value: '{{ input.n }}' });
    expect(paramsOf(graph, 'part_1')).toEqual({ workflow: 'part', input: '{{ input }}' });
    expect(paramsOf(graph, 'double')).toEqual({ value: '{{ part_1 * 2 + (env.X ?? 0) }}' });
  });

  it('is one step, which can be taken back', () => {
    const { graph, inverse } = part(row, ['double']);
    expect(applyOperation(graph, inverse).graph.nodes).toEqual(expect.arrayContaining(row.nodes));
  });

  it('takes containers with what is in them; the item of a loop that stays comes in', () => {
    const looped = graphOf(
      [
        { id: 'start', type: 'start' },
        { id: 'orders', type: 'for_each', params: { items: '{{ input.orders }}' } },
        { id: 'lines', type: 'for_each', params: { items: '{{ item.lines }}' }, parent: 'orders' },
        { id: 'one', type: 'set', params: { value: '{{ item.price }}' }, parent: 'lines' },
      ],
      ['start>orders'],
    );
    const { inner } = part(looped, ['lines']);
    expect(inner.input).toEqual({ type: 'object', properties: { item: {} }, required: ['item'] });
    expect(paramsOf(inner, 'lines')).toEqual({ items: '{{ input.item.lines }}' });
    expect(paramsOf(inner, 'one')).toEqual({ value: '{{ item.price }}' });
  });
});

describe('what cannot become a workflow that does the same', () => {
  const branching = graphOf(
    [
      { id: 'start', type: 'start' },
      { id: 'pick', type: 'if', params: { condition: true } },
      { id: 'a', type: 'set' },
      { id: 'b', type: 'set' },
      { id: 'keep', type: 'vars.set' },
      { id: 'loop', type: 'for_each' },
      { id: 'stop', type: 'break', parent: 'loop' },
      { id: 'paid', type: 'set', policy: { compensate: 'refund' } },
      { id: 'refund', type: 'set' },
      { id: 'end', type: 'end' },
    ],
    ['start>pick', 'pick.true>a', 'pick.false>b', 'a>end', 'b>keep', 'loop>paid'],
  );
  it.each([
    [['start'], 'begins the workflow'],
    [['end'], 'answers whoever called'],
    [['keep'], 'uses variables'],
    [['stop'], 'leaves a loop that stays'],
    [['paid'], 'is undone by refund'],
    [['refund'], 'is undone by refund'],
    [['a', 'b'], 'entered at several places'],
    [['pick'], 'left at several places'],
    [['pick', 'a'], 'left at several places'],
    [['pick', 'b'], 'left at several places'],
    [['a', 'stop'], 'one level'],
    [[], 'Select the nodes'],
  ])('%j: %s', (chosen, reason) => {
    expect(whyNotExtracted(english, branching, catalogue, chosen)).toContain(reason);
  });

  it('is a way that ends inside while another leads on', () => {
    const ending = graphOf(
      [
        { id: 'start', type: 'start' },
        { id: 'pick', type: 'if' },
        { id: 'a', type: 'set' },
        { id: 'b', type: 'set' },
        { id: 'end', type: 'end' },
      ],
      ['start>pick', 'pick.true>a', 'pick.false>b', 'a>end'],
    );
    expect(whyNotExtracted(english, ending, catalogue, ['pick', 'a', 'b'])).toMatch(/A way ends at b/);
    expect(whyNotExtracted(english, ending, catalogue, ['pick', 'a'])).toMatch(/left at several places/);
  });
});
