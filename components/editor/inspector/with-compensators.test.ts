import { describe, expect, it } from 'vitest';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { compensatorsOf, nothing, withCompensators } from './with-compensators.ts';

const graph: Graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Undo',
  slug: 'undo',
  nodes: [
    { id: 'pay', type: 'set', position: [0, 0] },
    { id: 'ship', type: 'set', position: [0, 0], policy: { compensate: 'unship' } },
    { id: 'refund', type: 'set', position: [0, 0] },
    { id: 'unship', type: 'set', position: [0, 0] },
    { id: 'inside', type: 'set', parent: 'loop', position: [0, 0] },
    { id: 'loop', type: 'for_each', position: [0, 0] },
  ],
  edges: [
    { from: 'pay', to: 'ship' },
    { from: 'ship', to: 'loop' },
  ],
});
const node = (id: string) =>
  graph.nodes.find((other) => other.id === id) ?? { id, type: 'set', position: [0, 0] as [number, number] };

describe('what may undo a node', () => {
  it('is a node of its level without cables that undoes no other', () => {
    expect(compensatorsOf(node('pay'), graph)).toEqual(['refund']);
    expect(compensatorsOf(node('ship'), graph)).toEqual(['unship', 'refund']);
    expect(compensatorsOf(node('inside'), graph)).toEqual([]);
  });

  it('is offered in the policy, beside no node at all', () => {
    const form = withCompensators(english, { properties: { compensate: { type: 'string' } } }, node('pay'), graph);
    expect(form).toMatchObject({
      properties: { compensate: { enum: [nothing(english), 'refund'], default: nothing(english) } },
    });
    expect(withCompensators(english, { properties: {} }, node('pay'), graph)).toEqual({ properties: {} });
  });
});
