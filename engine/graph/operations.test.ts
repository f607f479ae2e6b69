import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation, type Operation } from './operations.ts';
import { renameNode } from './rename.ts';
import { type Graph, graphSchema } from './schema.ts';

const ids = ['a', 'b', 'c', 'd'];
const texts = ['{{ a.x + b }}', 'plain', '{{ c }} and {{ [1].map((b) => b + a) }}', '{{ missing.d }}', '{{ not closed'];

function aGraph(): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: [
      { id: 'a', type: 'set', position: [0, 0], params: { value: '{{ b.out }}', list: [{ when: '{{ b }}' }] } },
      { id: 'b', type: 'set', position: [20, 0], policy: { each: { items: '{{ a.rows }}' } } },
      { id: 'c', type: 'for_each', position: [40, 0] },
      { id: 'd', type: 'set', position: [0, 0], parent: 'c', params: { text: '{{ c.item }}' } },
    ],
    edges: [
      { from: 'a', to: 'b.in' },
      { from: 'a.out', to: 'c' },
      { from: 'b.error', to: 'c' },
    ],
  });
}

const id = fc.constantFrom(...ids);
const text = fc.constantFrom(...texts);
const place = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
const path = fc.constantFrom<(string | number)[][]>(
  ['params', 'value'],
  ['params', 'list', 0, 'when'],
  ['params', 'new', 'deep'],
  ['note'],
  ['policy', 'each', 'items'],
  ['disabled'],
);
const leaf: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    op: fc.constant('insert' as const),
    node: fc.record({ id: fc.constantFrom('e', 'f'), type: fc.constant('set'), position: place }),
    at: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ op: fc.constant('remove' as const), node: id }),
  fc.record({
    op: fc.constant('connect' as const),
    edge: fc.record({ from: fc.constantFrom('a', 'b.error', 'c'), to: id }),
  }),
  fc.record({ op: fc.constant('disconnect' as const), edge: fc.constantFrom(...aGraph().edges) }),
  fc.record({ op: fc.constant('move' as const), positions: fc.dictionary(id, place) }),
  fc.record({ op: fc.constant('set' as const), node: id, path, value: text }),
  fc.record({ op: fc.constant('unset' as const), node: id, path }),
  fc.record({ op: fc.constant('reidentify' as const), from: id, to: fc.constantFrom('x', 'y', 'missing', 'b') }),
  fc.record({
    op: fc.constant('set' as const),
    path: fc.constantFrom<(string | number)[][]>(['name'], ['settings', 'timeout']),
    value: fc.constant('5s'),
  }),
);

describe('operations', () => {
  it('take themselves back exactly, whatever was done before', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 12 }), (operations) => {
        const backs: Operation[] = [];
        const start = aGraph();
        let graph = start;
        for (const operation of operations) {
          const applied = attempt(graph, operation);
          if (applied === null) continue;
          graph = applied.graph;
          backs.unshift(applied.inverse);
        }
        for (const back of backs) graph = applyOperation(graph, back).graph;
        expect(graph).toEqual(start);
      }),
      { numRuns: 500 },
    );
  });

  it('leave the graph they were given unchanged', () => {
    const graph = aGraph();
    const before = structuredClone(graph);
    applyOperation(graph, { op: 'remove', node: 'c' });
    applyOperation(graph, renameNode(graph, 'a', 'z'));
    applyOperation(graph, { op: 'set', node: 'a', path: ['params', 'list', 0, 'when'], value: 1 });
    expect(graph).toEqual(before);
  });

  it('survive JSON, so that a shared document can carry them', () => {
    const { graph, inverse } = applyOperation(aGraph(), { op: 'remove', node: 'c' });
    expect(applyOperation(graph, JSON.parse(JSON.stringify(inverse))).graph).toEqual(aGraph());
  });
});

describe('rename', () => {
  it('leaves a workflow in place alone, whose nodes are its own', () => {
    const inner = { patchbay: 1, nodes: [{ id: 'c', params: { value: '{{ c }}' } }] };
    const graph = { ...aGraph(), nodes: [...aGraph().nodes] };
    const [first] = graph.nodes;
    if (first === undefined) throw new Error('no node');
    graph.nodes[0] = { ...first, params: { workflow: inner, input: '{{ c }}' } };
    const renamed = applyOperation(graph, renameNode(graph, 'c', 'lines')).graph;
    expect(renamed.nodes[0]?.params).toEqual({ workflow: inner, input: '{{ lines }}' });
  });

  it('follows the node through edges, parents and expressions in one step', () => {
    const { graph } = applyOperation(aGraph(), renameNode(aGraph(), 'c', 'lines'));
    expect(graph.nodes[3]).toMatchObject({ parent: 'lines', params: { text: '{{ lines.item }}' } });
    expect(graph.edges.map((edge) => edge.to)).toEqual(['b.in', 'lines', 'lines']);
  });

  it('reaches into lists and into the policy', () => {
    const once = applyOperation(aGraph(), renameNode(aGraph(), 'b', 'rows')).graph;
    const twice = applyOperation(once, renameNode(once, 'a', 'first')).graph;
    expect(twice.nodes[0]?.params).toEqual({ value: '{{ rows.out }}', list: [{ when: '{{ rows }}' }] });
    expect(twice.nodes[1]?.policy).toEqual({ each: { items: '{{ first.rows }}' } });
  });

  it('takes itself back exactly, also where the new name stood already', () => {
    for (const id of ids) {
      const { graph, inverse } = applyOperation(aGraph(), renameNode(aGraph(), id, 'missing'));
      expect(graph).not.toEqual(aGraph());
      expect(applyOperation(graph, inverse).graph).toEqual(aGraph());
    }
  });

  it('refuses a name that is taken', () => {
    expect(() => applyOperation(aGraph(), renameNode(aGraph(), 'a', 'b'))).toThrow('The name b is taken.');
  });
});

describe('remove', () => {
  it('takes the cables and the inside of a container with it', () => {
    const { graph } = applyOperation(aGraph(), { op: 'remove', node: 'c' });
    expect(graph.nodes.map((node) => node.id)).toEqual(['a', 'b']);
    expect(graph.edges).toEqual([{ from: 'a', to: 'b.in' }]);
  });
});

describe('connect', () => {
  it('refuses the same cable twice, also when it is written another way', () => {
    expect(() => applyOperation(aGraph(), { op: 'connect', edge: { from: 'a.out', to: 'b' } })).toThrow(
      'connected already',
    );
  });
});

describe('notes and frames', () => {
  const note = { id: 'about', position: [0, 0] as [number, number], size: [200, 100] as [number, number], text: 'Hi' };

  it('come, change and go by operations that undo each other', () => {
    const steps: Operation[] = [
      { op: 'draw', kind: 'note', mark: note },
      { op: 'draw', kind: 'frame', mark: note },
      { op: 'set', note: 'about', path: ['text'], value: 'Read this' },
      { op: 'set', frame: 'about', path: ['color'], value: 'blue' },
      { op: 'erase', kind: 'note', id: 'about' },
    ];
    const { graph, inverse } = applyOperation(aGraph(), { op: 'batch', operations: steps });
    expect(graph.frames).toEqual([{ ...note, color: 'blue' }]);
    expect(graph.notes).toEqual([]);
    expect(applyOperation(graph, inverse).graph).toEqual(aGraph());
  });

  it('refuse a name that is taken, and one that is unknown', () => {
    const { graph } = applyOperation(aGraph(), { op: 'draw', kind: 'note', mark: note });
    expect(() => applyOperation(graph, { op: 'draw', kind: 'note', mark: note })).toThrow(
      'already a note called about',
    );
    expect(() => applyOperation(graph, { op: 'erase', kind: 'frame', id: 'about' })).toThrow('no frame called about');
  });
});

function attempt(graph: Graph, operation: Operation) {
  try {
    return applyOperation(graph, operation);
  } catch {
    return null;
  }
}
