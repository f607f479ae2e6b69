import { describe, expect, it } from 'vitest';
import { applyOperation } from '#engine/graph/operations.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { nodeViewOf } from '#engine/run/view.ts';
import { english } from '#words/testing/english.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { pinOperation, unpinOperation, whyNotPinned, whyTooLarge } from './pin.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [{ id: 'fetch', type: 'set', position: [0, 0] }],
  edges: [],
});
const [node] = graph.nodes;
if (node === undefined) throw new Error('The graph has a node.');

describe('a pin', () => {
  it('is one step that can be taken back, also when it is changed', () => {
    const first = applyOperation(graph, pinOperation('fetch', { total: 1 }));
    expect(first.graph.nodes[0]?.pin).toEqual({ output: { total: 1 } });
    const second = applyOperation(first.graph, pinOperation('fetch', null, ['error']));
    expect(second.graph.nodes[0]?.pin).toEqual({ output: null, ports: ['error'] });
    expect(applyOperation(second.graph, second.inverse).graph).toEqual(first.graph);
    expect(applyOperation(first.graph, unpinOperation('fetch')).graph).toEqual(graph);
    expect(graphSchema.parse(second.graph)).toEqual(second.graph);
  });

  it('takes what a node gave, and says why when there is nothing to take', () => {
    const idle = nodeViewOf([]);
    expect(whyNotPinned(english, node, plainNode, { ...idle, status: 'done' })).toBeNull();
    expect(whyNotPinned(english, node, plainNode, idle)).toContain('gave nothing');
    expect(whyNotPinned(english, node, { ...plainNode, answers: 'end' }, { ...idle, status: 'done' })).toContain(
      'does more',
    );
  });

  it('has a size, in the editor as in the document', () => {
    const large = 'x'.repeat(262_143);
    expect(whyTooLarge(english, 'x')).toBeNull();
    expect(whyTooLarge(english, large)).toContain('262,145 characters');
    const { graph: pinned } = applyOperation(graph, pinOperation('fetch', large));
    expect(graphSchema.safeParse(pinned).success).toBe(false);
  });
});
