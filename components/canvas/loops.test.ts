import { describe, expect, it } from 'vitest';
import { catalogueOf, type NodeDescription } from '#engine/graph/catalogue.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { plainNode } from '../testing/plain-node.ts';
import { loopsOf } from './loops.ts';

const set: NodeDescription = { ...plainNode, face: 'card' };
const choice = {
  ...set,
  type: 'if',
  ports: [
    { name: 'yes' as const, type: 'json' as const },
    { name: 'no' as const, type: 'json' as const },
  ],
};
const catalogue = catalogueOf([{ ...set, type: 'start', role: 'entry' }, set, choice]);

function graphOf(ids: Record<string, string>, edges: string[]): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Loop',
    slug: 'loop',
    nodes: Object.entries(ids).map(([id, type], index) => ({ id, type, position: [index * 320, 0] })),
    edges: edges.map((edge) => ({ from: edge.split(' > ')[0], to: edge.split(' > ')[1] })),
  });
}

describe('the loops of a document', () => {
  it('are the edges that open a further pass, with the node at which it begins', () => {
    const graph = graphOf({ start: 'start', page: 'set', more: 'if', sum: 'set' }, [
      'start > page',
      'page > more',
      'more.yes > page',
      'more.no > sum',
    ]);
    const { back, headers } = loopsOf(graph, catalogue);
    expect([...back]).toEqual([['more.yes>page', { header: 'page', lane: 0 }]]);
    expect(Object.fromEntries(headers)).toEqual({ page: ['page'], more: ['page'] });
  });

  it('name the inner cycle before the outer one, and give cables to one header lanes of their own', () => {
    const graph = graphOf({ start: 'start', a: 'set', b: 'set', c: 'if', d: 'if' }, [
      'start > a',
      'a > b',
      'b > c',
      'c.yes > b',
      'c.no > d',
      'd.yes > a',
      'd.no > a',
    ]);
    const { back, headers } = loopsOf(graph, catalogue);
    expect([...back.values()].map(({ header, lane }) => `${header} ${lane}`).sort()).toEqual(['a 0', 'a 1', 'b 0']);
    expect(headers.get('c')).toEqual(['b', 'a']);
  });

  it('are read once for each list of edges', () => {
    const graph = graphOf({ start: 'start', a: 'set' }, ['start > a', 'a > a']);
    expect(loopsOf({ ...graph, name: 'Other' }, catalogue)).toBe(loopsOf(graph, catalogue));
  });
});
