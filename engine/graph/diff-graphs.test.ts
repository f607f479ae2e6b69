import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../testing/run-graph.ts';
import { diffGraphs } from './diff-graphs.ts';
import { applyOperation } from './operations.ts';
import { overlayGraphs } from './overlay-graphs.ts';
import type { Graph } from './schema.ts';

const graph = draw(
  {
    start: { type: 'start' },
    a: { type: 'set', params: { value: { deep: [1, { x: 'old' }], same: true } } },
    b: { type: 'set', params: { value: '{{ a }}' } },
    end: { type: 'end', params: { output: '{{ b }}' } },
  },
  ['start > a', 'a > b', 'b > end'],
  { variables: [{ name: 'count', scope: 'run' }] },
);

describe('the difference of two documents', () => {
  it('is nothing for the same document, whatever the order of keys', () => {
    const turned: Graph = {
      ...graph,
      nodes: graph.nodes.map((node) =>
        node.id === 'a' ? { ...node, params: { value: { same: true, deep: [1, { x: 'old' }] } } } : node,
      ),
    };
    expect(diffGraphs(graph, turned)).toEqual({ nodes: [], edges: [], document: [], moved: [] });
  });

  it('names the field, however deep', () => {
    const { graph: after } = applyOperation(graph, {
      op: 'set',
      node: 'a',
      path: ['params', 'value', 'deep', 1, 'x'],
      value: 'new',
    });
    expect(diffGraphs(graph, after).nodes).toEqual([
      {
        id: 'a',
        type: 'set',
        change: 'changed',
        was: 'a',
        fields: [{ path: 'params.value.deep[1].x', before: 'old', after: 'new' }],
      },
    ]);
  });

  it('tells added, removed, cut and connected, and shows both in one document', () => {
    const { graph: after } = applyOperation(graph, {
      op: 'batch',
      operations: [
        { op: 'remove', node: 'b' },
        { op: 'insert', node: { id: 'c', type: 'set', position: [0, 0], params: { value: 3 } } },
        { op: 'connect', edge: { from: 'a', to: 'c' } },
      ],
    });
    const found = diffGraphs(graph, after);
    expect(found.nodes.map(({ id, change }) => [id, change])).toEqual([
      ['c', 'added'],
      ['b', 'removed'],
    ]);
    expect(found.edges.map(({ edge, change }) => [`${edge.from}>${edge.to}`, change])).toEqual([
      ['a>c', 'added'],
      ['a>b', 'removed'],
      ['b>end', 'removed'],
    ]);
    const both = overlayGraphs(graph, after, found);
    expect(both.nodes.map(({ id }) => id)).toEqual(['start', 'a', 'end', 'c', 'b']);
    expect(both.edges).toHaveLength(4);
  });

  it('follows a new name; its cables are the same cables', () => {
    const { graph: after } = applyOperation(graph, { op: 'reidentify', from: 'a', to: 'first' });
    const found = diffGraphs(graph, after);
    expect(found.nodes).toMatchObject([{ id: 'first', was: 'a', change: 'renamed' }]);
    expect(found.edges).toEqual([]);
  });

  it('tells what changed about the document, and what only moved', () => {
    const { graph: after } = applyOperation(graph, {
      op: 'batch',
      operations: [
        { op: 'set', path: ['name'], value: 'Other' },
        { op: 'set', path: ['settings', 'timeout'], value: '5s' },
        { op: 'move', positions: { b: [400, 0] } },
      ],
    });
    expect(diffGraphs(graph, after)).toEqual({
      nodes: [],
      edges: [],
      document: [
        { path: 'name', before: 'Test', after: 'Other' },
        { path: 'settings.timeout', after: '5s' },
      ],
      moved: ['b'],
    });
  });

  it('there and back are mirror images', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, value, (one, other) => {
        const at = (params: unknown): Graph => ({
          ...graph,
          nodes: graph.nodes.map((node) =>
            node.id === 'a' ? { ...node, params: { value: JSON.parse(JSON.stringify(params)) } } : node,
          ),
        });
        const there = diffGraphs(at(one), at(other)).nodes.flatMap(({ fields }) => fields);
        const back = diffGraphs(at(other), at(one)).nodes.flatMap(({ fields }) => fields);
        expect(there.map(({ path }) => path).sort()).toEqual(back.map(({ path }) => path).sort());
        for (const { path, before, after } of there)
          expect(back.find((field) => field.path === path)).toEqual({
            path,
            ...(after !== undefined && { before: after }),
            ...(before !== undefined && { after: before }),
          });
      }),
    );
  });
});
