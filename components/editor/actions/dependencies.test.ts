import { expect, it } from 'vitest';
import { graphSchema } from '#engine/graph/schema.ts';
import { dependenciesOf } from './dependencies.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'far', type: 'set', position: [0, 0], params: { value: 1 } },
    { id: 'each', type: 'for_each', position: [0, 0], params: { items: '{{ far }}' } },
    { id: 'inner', type: 'set', position: [0, 0], parent: 'each', params: { value: '{{ item + each.index }}' } },
    { id: 'beside', type: 'set', position: [0, 0], params: { value: 'far' } },
    { id: 'end', type: 'end', position: [0, 0], params: { output: { all: '{{ each }}', one: '{{ far.x }}' } } },
  ],
  edges: [
    { from: 'start', to: 'far' },
    { from: 'far', to: 'each' },
    { from: 'start', to: 'beside' },
    { from: 'each', to: 'end' },
  ],
});

it('follows cables, expressions and containers back, and nothing else', () => {
  const found = dependenciesOf(graph, 'inner');
  expect([...found.all].sort()).toEqual(['each', 'far', 'inner', 'start']);
  expect([...found.cables].sort()).toEqual(['far>each', 'start>far']);
  expect(found.reads).toEqual(['each']);
});

it('tells what reads a node and what it reads', () => {
  expect(dependenciesOf(graph, 'far').usedBy).toEqual(['each', 'end']);
  expect(dependenciesOf(graph, 'end').reads).toEqual(['far', 'each']);
  expect(dependenciesOf(graph, 'nobody')).toMatchObject({ reads: [], usedBy: [] });
});
