import { describe, expect, it } from 'vitest';
import { partUntil } from './part-until.ts';
import { graphSchema } from './schema.ts';

type Node = { id: string; parent?: string; params?: object; policy?: object };

function graphOf(nodes: (string | Node)[], edges: string[]) {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: nodes.map((node) => ({
      type: 'set',
      position: [0, 0],
      ...(typeof node === 'string' ? { id: node } : node),
    })),
    edges: edges.map((edge) => {
      const [from, to] = edge.split('>');
      return { from, to };
    }),
  });
}

const part = (graph: ReturnType<typeof graphOf>, id: string) => {
  const { nodes, edges } = partUntil(graph, id) ?? { nodes: [], edges: [] };
  return [nodes.map((node) => node.id).join(' '), edges.map(({ from, to }) => `${from}>${to}`).join(' ')];
};

describe('the part of a document up to a node', () => {
  const line = ['start>a', 'start>side', 'a>b', 'b>c', 'b>d'];

  it('leaves out what does not lead to it', () => {
    const graph = graphOf(['start', 'a', 'side', 'b', 'c', 'd'], line);
    expect(part(graph, 'b')).toEqual(['start a b', 'start>a a>b']);
    expect(partUntil(graph, 'nope')).toBeNull();
  });

  it('holds what is read by name, and what undoes', () => {
    const graph = graphOf(
      [
        'start',
        { id: 'a', policy: { compensate: 'undo' } },
        'side',
        { id: 'b', params: { v: '{{ side.x }}' } },
        'c',
        'd',
        'undo',
      ],
      line,
    );
    expect(part(graph, 'b')[0]).toBe('start a side b undo');
  });

  it('holds the containers around it without what comes after, and others whole', () => {
    const graph = graphOf(
      [
        'start',
        'whole',
        { id: 'x', parent: 'whole' },
        { id: 'y', parent: 'whole' },
        'loop',
        { id: 'one', parent: 'loop' },
        { id: 'two', parent: 'loop' },
        { id: 'three', parent: 'loop' },
        'after',
      ],
      ['start>whole', 'x>y', 'whole>loop', 'one>two', 'two>three', 'loop>after'],
    );
    expect(part(graph, 'two')).toEqual(['start whole x y loop one two', 'start>whole x>y whole>loop one>two']);
    expect(part(graph, 'loop')[0]).toBe('start whole x y loop one two three');
  });

  it('holds a whole cycle that leads to it, and does not go round from itself', () => {
    const graph = graphOf(['start', 'a', 'b', 'c'], ['start>a', 'a>b', 'b>a', 'b>c']);
    expect(part(graph, 'c')).toEqual(['start a b c', 'start>a a>b b>a b>c']);
    expect(part(graph, 'b')).toEqual(['start a b', 'start>a a>b']);
  });
});
