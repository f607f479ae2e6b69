import type { Graph } from '#engine/graph/schema.ts';

/** A small valid graph: start, one node, end. */
export function smallGraph(slug: string, more: Partial<Graph> = {}): Graph {
  return {
    patchbay: 1,
    kind: 'module',
    name: slug,
    slug,
    description: '',
    input: { type: 'object' },
    output: {},
    nodes: [
      { id: 'start', type: 'start', position: [0, 0] },
      { id: 'end', type: 'end', position: [200, 0], params: { output: 'a\u0000b' } },
    ],
    edges: [{ from: 'start.out', to: 'end.in' }],
    variables: [],
    settings: {},
    frames: [],
    notes: [],
    ...more,
  };
}
