import { describe, expect, it } from 'vitest';
import { type Catalogue, catalogueOf, type NodeDescription } from '#engine/graph/catalogue.ts';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { addExample } from './add-example.ts';
import { addNode } from './add-node.ts';
import { pasteClip, readClip } from './clip.ts';
import { clipOf } from './clip-of.ts';
import { refusal } from './connection.ts';
import { removeSelection } from './remove-selection.ts';
import { containerAt, reparent } from './reparent.ts';
import { withGrowth } from './with-growth.ts';

const base = plainNode;
const start: NodeDescription = { ...base, type: 'start', role: 'entry' };
const loop: NodeDescription = { ...base, type: 'for_each', role: 'each' };
const catalogue: Catalogue = catalogueOf([base, start, loop]);

function aGraph(): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: [
      { id: 'start', type: 'start', position: [0, 0] },
      { id: 'set_1', type: 'set', position: [320, 0], params: { value: '{{ start.x }}' } },
      { id: 'loop', type: 'for_each', position: [640, 0], size: [560, 260] },
    ],
    edges: [{ from: 'start', to: 'set_1' }],
  });
}

const run = (graph: Graph, operations: Operation[]) => applyOperation(graph, { op: 'batch', operations }).graph;

describe('adding a node', () => {
  it('connects it to the jack it was asked from and gives it a free name', () => {
    const { operations, id } = addNode(english, aGraph(), catalogue, base, { from: { node: 'set_1', port: 'out' } });
    const graph = run(aGraph(), operations);
    expect(id).toBe('set_2');
    expect(graph.edges.at(-1)).toEqual({ from: 'set_1', to: 'set_2' });
  });

  it('puts an example beside a node as a second one, below it, and leaves the node as it is', () => {
    const before = aGraph();
    const [, node] = before.nodes;
    if (node === undefined) throw new Error('the graph has no such node');
    const { operations, id } = addExample(english, before, catalogue, {
      node,
      description: base,
      params: { value: 1 },
    });
    const graph = run(before, operations);
    const added = graph.nodes.find((candidate) => candidate.id === id);
    expect(added).toMatchObject({ id: 'set_2', type: 'set', params: { value: 1 } });
    expect(added?.position[1]).toBeGreaterThan(node.position[1]);
    expect(graph.nodes.find((candidate) => candidate.id === 'set_1')).toEqual(node);
    expect(graph.edges).toEqual(before.edges);
  });

  it('never connects into an entry', () => {
    const { operations } = addNode(english, aGraph(), catalogue, start, { from: { node: 'set_1', port: 'out' } });
    expect(operations.map(({ op }) => op)).toEqual(['insert']);
  });
});

describe('connecting', () => {
  it('says why two jacks do not fit', () => {
    const graph = aGraph();
    expect(refusal(english, graph, catalogue, { node: 'start', port: 'out' }, { node: 'set_1', port: 'in' })).toBe(
      'These two are connected already.',
    );
    expect(refusal(english, graph, catalogue, { node: 'set_1', port: 'out' }, { node: 'start', port: 'in' })).toBe(
      'start has no way in called in.',
    );
    expect(refusal(english, graph, catalogue, { node: 'set_1', port: 'out' }, { node: 'loop', port: 'in' })).toBeNull();
  });
});

describe('copying', () => {
  it('travels as text and lets expressions follow the new names', () => {
    const text = JSON.stringify(clipOf(aGraph(), { nodes: ['start', 'set_1'], edges: [], marks: [] }));
    const clip = readClip(text);
    if (clip === null) throw new Error('A clip reads itself.');
    const { operations, ids } = pasteClip(aGraph(), clip, [40, 40]);
    const graph = run(aGraph(), operations);
    expect(ids).toEqual(['start_1', 'set_2']);
    expect(graph.nodes.at(-1)).toMatchObject({
      id: 'set_2',
      position: [360, 40],
      params: { value: '{{ start_1.x }}' },
    });
    expect(graph.edges.at(-1)).toEqual({ from: 'start_1', to: 'set_2' });
  });

  it('takes a whole workflow too, and refuses other text', () => {
    expect(readClip(JSON.stringify(aGraph()))?.nodes).toHaveLength(3);
    expect(readClip('hello')).toBeNull();
    expect(readClip('{"nodes": []}')).toBeNull();
  });
});

describe('containers', () => {
  it('take in what is dropped on them and unplug what would cross their border', () => {
    const graph = aGraph();
    const node = graph.nodes[1];
    if (node === undefined) throw new Error('The graph has a second node.');
    expect(containerAt(graph, catalogue, [700, 100], ['set_1'])).toBe('loop');
    const after = run(graph, reparent(graph, node, 'loop', [700, 100]));
    expect(after.nodes[1]).toMatchObject({ parent: 'loop', position: [60, 100] });
    expect(after.edges).toEqual([]);
    const inside = after.nodes[1];
    if (inside === undefined) throw new Error('The node is still there.');
    expect(run(after, reparent(after, inside, undefined, [0, 300])).nodes[1]?.parent).toBeUndefined();
  });

  it('grow around what is put into them', () => {
    const graph = aGraph();
    const operations = withGrowth(graph, catalogue, [
      { op: 'insert', node: { id: 'x', type: 'set', position: [500, 240], parent: 'loop' } },
    ]);
    expect(run(graph, operations).nodes.find((node) => node.id === 'loop')?.size).toEqual([780, 420]);
  });
});

describe('removing', () => {
  it('takes a selected cable, and a container with its inside, once', () => {
    const graph = aGraph();
    const operations = removeSelection(graph, { nodes: ['set_1'], edges: ['start>set_1'], marks: [] });
    expect(run(graph, operations).edges).toEqual([]);
  });
});
