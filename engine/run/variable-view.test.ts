import { describe, expect, it } from 'vitest';
import { type Graph, graphSchema } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from './event.ts';
import { variablesAround, variablesAt } from './variable-view.ts';

const graph: Graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Vars',
  slug: 'vars',
  variables: [
    { name: 'total', scope: 'run', default: 10 },
    { name: 'seen', scope: 'run' },
  ],
  nodes: [
    { id: 'add', type: 'vars.set', position: [0, 0] },
    { id: 'orders', type: 'for_each', position: [0, 0], params: { variables: [{ name: 'total', default: 1 }] } },
    { id: 'inside', type: 'vars.set', parent: 'orders', position: [0, 0] },
  ],
  edges: [],
});

const set = (
  seq: number,
  node: string,
  data: { name: string; mode: 'set' | 'append' | 'increment'; value: Json },
  scope = '',
): RunEvent => ({
  seq,
  at: new Date(seq).toISOString(),
  type: 'variable.set',
  node,
  scope,
  data,
});
const shown = (...events: RunEvent[]) =>
  variablesAt(graph, events).map(({ owner, name, value, by }) => [`${owner}.${name}`, value, by]);

describe('the variables of a run', () => {
  it('begin with their first values', () => {
    expect(shown()).toEqual([
      ['.total', 10, null],
      ['.seen', null, null],
      ['orders.total', 1, null],
    ]);
  });

  it('are set, added to and appended to in the order of the log', () => {
    const now = shown(
      set(1, 'add', { name: 'total', mode: 'increment', value: 5 }),
      set(2, 'add', { name: 'seen', mode: 'append', value: 'a' }),
      set(3, 'inside', { name: 'seen', mode: 'append', value: 'b' }, 'orders[0]'),
    );
    expect(now.slice(0, 2)).toEqual([
      ['.total', 15, 'add'],
      ['.seen', ['a', 'b'], 'inside'],
    ]);
  });

  it('of a container are its own in each turn', () => {
    const more = { name: 'total', mode: 'increment' as const, value: 1 };
    const now = shown(
      set(1, 'inside', more, 'orders[0]'),
      set(2, 'inside', more, 'orders[0]'),
      set(3, 'inside', more, 'orders[1]'),
    );
    expect([now[0], now[2]]).toEqual([
      ['.total', 10, null],
      ['orders.total', 2, 'inside'],
    ]);
  });

  it('can be read where they are declared around a node', () => {
    expect(variablesAround(graph, 'add').map(({ owner, name }) => owner + name)).toEqual(['total', 'seen']);
    expect(variablesAround(graph, 'inside')).toHaveLength(3);
  });
});
