import { describe, expect, it } from 'vitest';
import { graphSchema } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { scopeValues } from './scope-values.ts';
import { addEvents, lookAt, openRun, type RunSlice, showMoment } from './store/run-slice.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [
    { id: 'each', type: 'for_each', position: [0, 0] },
    { id: 'twice', type: 'set', position: [0, 0], parent: 'each' },
    { id: 'call', type: 'set', position: [0, 0], parent: 'each' },
    { id: 'page', type: 'set', position: [0, 0] },
    { id: 'more', type: 'if', position: [0, 0] },
  ],
  edges: [],
});

type At = { node: string; scope?: string; visit?: number };
type Line = (seq: number) => RunEvent;
const base = (seq: number) => ({ seq, at: new Date(seq).toISOString() });
const begun =
  (at: At, items?: Json): Line =>
  (seq) => ({ ...base(seq), ...at, type: 'node.started', data: items === undefined ? {} : { items, count: 3 } });
const gave =
  (at: At, output: Json): Line =>
  (seq) => ({ ...base(seq), ...at, type: 'node.completed', data: { ports: ['out'], output } });
const skipped =
  (at: At): Line =>
  (seq) => ({ ...base(seq), ...at, type: 'node.skipped', data: { reason: 'not taken', edges: [] } });
const turn =
  (number: number): Line =>
  (seq) => ({ ...base(seq), node: 'each', type: 'scope.started', data: { turn: number } });

const items = ['a', 'b', 'c'];
const log = [
  begun({ node: 'each' }, items),
  ...items.flatMap((item, index) => {
    const scope = `each[${index}]`;
    const call = { node: 'call', scope };
    const last = index === 1 ? [skipped(call)] : [begun(call), gave(call, `${item} called`)];
    return [turn(index), gave({ node: 'twice', scope }, item + item), ...last];
  }),
  gave({ node: 'each' }, ['over']),
  ...[1, 2].flatMap((visit) => [gave({ node: 'page', visit }, visit), gave({ node: 'more', visit }, `more ${visit}`)]),
].map((line, index) => line(index + 1));

const around = new Map([
  ['page', ['page']],
  ['more', ['page']],
]);
const run = addEvents(openRun('run_1', graph, { back: new Map(), headers: around }), log);
const see = (node: string, names: string[], at: RunSlice = run) => {
  const loop = node === 'call' || node === 'twice' ? 'each' : null;
  const values = scopeValues({ graph, run: at, node, loop });
  return Object.fromEntries(names.map((name) => [name, values.get(name)]));
};

describe('what expressions are previewed with', () => {
  it('is the item, the index and the outputs of the turn that is looked at, else of the latest', () => {
    const names = ['item', 'index', 'twice', 'each'];
    expect(see('call', names, lookAt(run, 'each', 2))).toEqual({
      item: 'b',
      index: 1,
      twice: 'bb',
      each: { item: 'b', index: 1 },
    });
    expect(see('call', names, lookAt(run, 'each', 1))).toMatchObject({ item: 'a', index: 0, twice: 'aa' });
    expect(see('call', names)).toMatchObject({ item: 'c', index: 2, twice: 'cc' });
  });

  it('is what was known at the moment that is looked at', () => {
    const names = ['item', 'index', 'twice'];
    expect(see('call', names, showMoment(run, 4))).toEqual({ item: 'a', index: 0, twice: 'aa' });
    expect(see('call', names, lookAt(showMoment(run, 6), 'each', 2))).toEqual({
      item: 'b',
      index: 1,
      twice: undefined,
    });
    expect(see('call', names, showMoment(run, 1))).toEqual({ item: undefined, index: undefined, twice: undefined });
  });

  it('is inside a container what its turn gave, and outside it its result and no item', () => {
    expect(see('each', ['twice', 'call', 'item'], lookAt(run, 'each', 2))).toEqual({
      twice: 'bb',
      call: null,
      item: undefined,
    });
    expect(see('page', ['each', 'item'])).toEqual({ each: ['over'], item: undefined });
  });

  it('is in a pass of a cycle what the pass before gave of a node that comes later', () => {
    expect(see('page', ['more'], lookAt(run, 'page', 1))).toEqual({ more: undefined });
    expect(see('page', ['more'], lookAt(run, 'page', 2))).toEqual({ more: 'more 1' });
    expect(see('more', ['page'], lookAt(run, 'page', 1))).toEqual({ page: 1 });
  });
});
