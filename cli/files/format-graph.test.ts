import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { formatGraph } from './format-graph.ts';
import { readGraphText } from './read-graph-file.ts';

function graph(params: Record<string, Json>, more: object = {}): Graph {
  const node = { policy: { timeout: '5s', retry: { attempts: 2 } }, params, position: [1, -2.5], type: 'set', id: 'a' };
  const parsed = parseGraph({
    edges: [{ to: 'b', from: 'a' }],
    nodes: [node, { id: 'b', type: 'end', position: [320, 0] }],
    slug: 'x',
    name: 'X',
    kind: 'module',
    patchbay: 1,
    ...more,
  });
  if (parsed.graph === null) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.graph;
}

describe('formatGraph', () => {
  it('writes keys in a fixed order, one node a block, text as lines, and nothing that says nothing', () => {
    expect(formatGraph(graph({ value: 'select 1\nfrom a  \n', as: '{{ x }}' }), 'yaml')).toBe(`patchbay: 1
kind: module
name: X
slug: x
input:
  type: object
output: {}
nodes:
  - id: a
    type: set
    position: [ 1, -2.5 ]
    params:
      as: "{{ x }}"
      value: |
        select 1
        from a  
    policy:
      retry:
        attempts: 2
      timeout: 5s

  - id: b
    type: end
    position: [ 320, 0 ]
edges:
  - { from: a, to: b }
`);
  });

  it('keeps every value, whatever the text or number, and is the same text again', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('yaml' as const, 'json' as const),
        (value, text, kind) => {
          const plain: Json = JSON.parse(JSON.stringify({ value, text, lines: `${text}\n\n  ${text}\n` }));
          const before = graph({ value: plain });
          const written = formatGraph(before, kind);
          const { graph: after } = readGraphText(written);
          expect(after).toEqual(before);
          expect(after && formatGraph(after, kind)).toBe(written);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads and writes the examples without a difference', () => {
    for (const name of ['order_status', 'refund_approval', 'reserve_stock', 'weather_report', 'low_stock']) {
      const { graph: example } = readGraphText(
        readFileSync(new URL(`../../examples/${name}/graph.json`, import.meta.url), 'utf8'),
      );
      expect(example).not.toBeNull();
      if (example !== null) expect(readGraphText(formatGraph(example, 'yaml')).graph).toEqual(example);
    }
  });
});
