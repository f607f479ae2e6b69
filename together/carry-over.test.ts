import { describe, expect, it } from 'vitest';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { carryOver } from './carry-over.ts';

const start = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [
    { id: 'a', type: 'set', position: [0, 0], params: { x: 1, y: 1 } },
    { id: 'b', type: 'set', position: [9, 9] },
  ],
  edges: [{ from: 'a', to: 'b' }],
});

const done = (graph: Graph, ...operations: Operation[]) => applyOperation(graph, { op: 'batch', operations }).graph;
const set = (node: string, path: string[], value: string): Operation => ({ op: 'set', node, path, value });

describe('undoing beside others', () => {
  it('takes back what is its own and leaves what others did', () => {
    const mine = done(start, set('a', ['params', 'x'], 'mine'));
    const theirs = done(mine, set('a', ['params', 'y'], 'theirs'), {
      op: 'insert',
      node: { id: 'c', type: 'set', position: [1, 1] },
    });
    const { graph, kept } = carryOver(theirs, mine, start);
    expect(graph).toEqual(done(theirs, { op: 'set', node: 'a', path: ['params', 'x'], value: 1 }));
    expect(kept).toEqual([]);
  });

  it('names what others have changed or removed since, and leaves it', () => {
    const mine = done(start, set('a', ['label'], 'mine'), set('b', ['label'], 'mine'));
    const theirs = done(mine, set('a', ['label'], 'theirs'), { op: 'remove', node: 'b' });
    expect(carryOver(theirs, mine, start)).toEqual({ graph: theirs, kept: ['a', 'b'] });
  });

  it('keeps a node that it had put in once others have worked on it', () => {
    const mine = done(start, { op: 'insert', node: { id: 'c', type: 'set', position: [1, 1] } });
    const theirs = done(mine, set('c', ['label'], 'theirs'));
    expect(carryOver(theirs, mine, start)).toEqual({ graph: theirs, kept: ['c'] });
    expect(carryOver(mine, mine, start).graph).toEqual(start);
  });

  it('brings back a removed node with its edges, without those to nodes that are gone', () => {
    const mine = done(start, { op: 'remove', node: 'a' });
    expect(carryOver(mine, mine, start)).toEqual({ graph: start, kept: [] });
    const theirs = done(mine, { op: 'remove', node: 'b' });
    const { graph } = carryOver(theirs, mine, start);
    expect([graph.nodes.map(({ id }) => id), graph.edges]).toEqual([['a'], []]);
  });

  it('leaves one node of a renamed one that others changed', () => {
    const mine = done(start, { op: 'reidentify', from: 'a', to: 'z' });
    const theirs = done(mine, set('z', ['label'], 'theirs'));
    const { graph, kept } = carryOver(theirs, mine, start);
    expect([graph.nodes.map(({ id }) => id), kept]).toEqual([['z', 'b'], ['z']]);
  });

  it('knows a node that somebody renamed meanwhile, with its edges', () => {
    const moved = done(start, { op: 'move', positions: { a: [50, 50] } });
    const theirs = done(moved, { op: 'reidentify', from: 'a', to: 'z' });
    const names = new Map([['a', 'z']]);
    expect(carryOver(theirs, moved, start, names)).toEqual({
      graph: done(start, { op: 'reidentify', from: 'a', to: 'z' }),
      kept: [],
    });
    const unplugged = done(start, { op: 'disconnect', edge: { from: 'a', to: 'b' } });
    const since = done(unplugged, { op: 'reidentify', from: 'a', to: 'z' });
    expect(carryOver(since, unplugged, start, names).graph.edges).toEqual([{ from: 'z', to: 'b' }]);
  });

  it('leaves a node that it had put in or named itself once somebody gave it another name', () => {
    const mine = done(start, { op: 'insert', node: { id: 'c', type: 'set', position: [1, 1] } });
    const theirs = done(mine, { op: 'reidentify', from: 'c', to: 'z' });
    expect(carryOver(theirs, mine, start, new Map([['c', 'z']]))).toEqual({ graph: theirs, kept: ['z'] });
    const named = done(start, { op: 'reidentify', from: 'a', to: 'm' });
    const again = done(named, { op: 'reidentify', from: 'm', to: 'z' });
    expect(carryOver(again, named, start, new Map([['m', 'z']]))).toEqual({ graph: again, kept: ['z'] });
  });
});
