import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { forgetRemoved } from './forget-removed.ts';
import { nothing } from './shape.ts';
import { SharedGraph } from './shared-graph.ts';

const start = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  input: { type: 'object', properties: { z: { type: 'string' }, a: { type: 'number' } } },
  nodes: [
    { id: 'a', type: 'http', position: [0, 0], params: { url: 'u', headers: { b: '1', a: '2' } } },
    { id: 'box', type: 'each', position: [0, 0] },
    { id: 'b', type: 'set', position: [9, 9], parent: 'box', policy: { retry: { attempts: 3, delay: '1s' } } },
  ],
  edges: [{ from: 'a.out', to: 'box' }],
  variables: [{ name: 'v', scope: 'run' }],
  notes: [{ id: 'n', position: [0, 0], size: [1, 1], text: 'hello' }],
});

/** One person's copy, with the document that the editor shows. */
class Replica {
  readonly shared = new SharedGraph(new Doc());
  graph: Graph = start;

  constructor(seed?: Uint8Array) {
    if (seed) applyUpdate(this.shared.doc, seed);
    this.graph = this.shared.read(start);
  }

  do(...operations: Operation[]): void {
    const { graph } = applyOperation(this.graph, { op: 'batch', operations });
    this.graph = this.shared.write(this.graph, graph, 'local');
  }

  take(other: Replica): void {
    const missing = encodeStateAsUpdate(other.shared.doc, encodeStateVector(this.shared.doc));
    applyUpdate(this.shared.doc, missing, 'remote');
    this.graph = this.shared.read(this.graph);
  }
}

function people(count: number): Replica[] {
  const first = new SharedGraph(new Doc());
  first.write(nothing, start, 'seed');
  const seed = encodeStateAsUpdate(first.doc);
  return Array.from({ length: count }, () => new Replica(seed));
}

function two(): [Replica, Replica] {
  const [a, b] = people(2);
  if (!a || !b) throw new Error('there are two');
  return [a, b];
}

function exchange(...all: Replica[]): void {
  for (const one of all) for (const other of all) if (one !== other) one.take(other);
  for (const one of all) for (const other of all) if (one !== other) one.take(other);
}

const node = (id: string, more: object = {}) =>
  graphSchema.shape.nodes.element.parse({ id, type: 'set', position: [1, 2], ...more });

describe('a shared document', () => {
  it('says what was written into it, to the order of keys', () => {
    const [a] = two();
    expect(JSON.stringify(a.graph)).toBe(JSON.stringify(start));
    const again = new Replica(encodeStateAsUpdate(a.shared.doc));
    expect(JSON.stringify(again.shared.read(nothing))).toBe(JSON.stringify(start));
  });

  it('keeps two parameters of one node that two people change at once', () => {
    const [a, b] = two();
    a.do({ op: 'set', node: 'a', path: ['params', 'url'], value: 'mine' });
    b.do({ op: 'set', node: 'a', path: ['params', 'headers', 'c'], value: '3' });
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    expect(a.graph.nodes[0]?.params).toEqual({ url: 'mine', headers: { b: '1', a: '2', c: '3' } });
  });

  it('makes two nodes of two that got the same name, each with its own edges', () => {
    const [a, b] = two();
    a.do({ op: 'insert', node: node('set', { label: 'A' }) }, { op: 'connect', edge: { from: 'a', to: 'set' } });
    b.do({ op: 'insert', node: node('set', { label: 'B' }) }, { op: 'connect', edge: { from: 'set', to: 'a' } });
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    const [one, other] = a.graph.nodes.slice(-2);
    expect([one?.id, other?.id]).toEqual(['set', 'set_2']);
    const idOf = (label: string) => a.graph.nodes.find((found) => found.label === label)?.id;
    expect(a.graph.edges.slice(1)).toContainEqual({ from: 'a', to: idOf('A') });
    expect(a.graph.edges.slice(1)).toContainEqual({ from: idOf('B'), to: 'a' });
  });

  it('lets one rename a node while the other changes and wires it', () => {
    const [a, b] = two();
    a.do({ op: 'reidentify', from: 'a', to: 'fetch' });
    b.do(
      { op: 'set', node: 'a', path: ['params', 'url'], value: 'new' },
      { op: 'connect', edge: { from: 'box', to: 'a' } },
    );
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    expect(a.graph.nodes[0]).toMatchObject({ id: 'fetch', params: { url: 'new' } });
    expect(a.graph.edges).toEqual([
      { from: 'fetch.out', to: 'box' },
      { from: 'box', to: 'fetch' },
    ]);
  });

  it('leaves out an edge to a node that is gone, and a node steps out of a container that is gone', () => {
    const [a, b] = two();
    a.do({ op: 'remove', node: 'box' });
    b.do({ op: 'insert', node: node('in', { parent: 'box' }) }, { op: 'connect', edge: { from: 'a', to: 'box.x' } });
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    expect(a.graph.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['a', undefined],
      ['in', undefined],
    ]);
    expect(a.graph.edges).toEqual([]);
  });

  it('puts two nodes that were put into each other at the root again', () => {
    const [a, b] = two();
    a.do({ op: 'set', node: 'a', path: ['parent'], value: 'b' });
    b.do({ op: 'set', node: 'b', path: ['parent'], value: 'a' });
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    expect(a.graph.nodes.filter((found) => found.parent !== undefined)).toHaveLength(1);
  });

  it('forgets what was removed some time ago, with its edges; undoing makes it anew, and nobody else is troubled', () => {
    const [a, b] = two();
    const before = a.graph;
    a.do({ op: 'remove', node: 'a' });
    exchange(a, b);
    b.do({ op: 'set', node: 'b', path: ['label'], value: 'later' });
    expect(forgetRemoved(a.shared, Date.now() - 60_000, 'server')).toBe(0);
    expect(a.shared.maps.nodes.size).toBe(3);
    expect(forgetRemoved(a.shared, Date.now() + 1, 'server')).toBe(1);
    expect([a.shared.maps.nodes.size, a.shared.maps.edges.size]).toEqual([2, 0]);
    exchange(a, b);
    expect([b.graph.nodes.map(({ id, label }) => label ?? id), a.graph]).toEqual([['box', 'later'], b.graph]);
    const gone = before.nodes.find(({ id }) => id === 'a');
    if (gone) a.do({ op: 'insert', node: gone, at: 0 }, { op: 'connect', edge: { from: 'a.out', to: 'box' } });
    exchange(a, b);
    expect(b.graph.nodes[0]).toEqual(gone);
    expect(b.graph.edges).toEqual(before.edges);
  });

  it('puts a removed node back as it was with its edges, and with what the other wrote into it meanwhile', () => {
    const [a, b] = two();
    const before = a.graph;
    const { inverse } = applyOperation(before, { op: 'remove', node: 'a' });
    a.do({ op: 'remove', node: 'a' });
    b.do({ op: 'set', node: 'a', path: ['params', 'url'], value: 'theirs' });
    exchange(a, b);
    expect(b.graph.nodes.map(({ id }) => id)).toEqual(['box', 'b']);
    a.do(inverse);
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    expect(a.graph.edges).toEqual(before.edges);
    expect(a.graph.nodes[0]?.id).toBe('a');
  });

  it('gives what did not change as the same objects', () => {
    const [a, b] = two();
    const before = b.graph;
    a.do({ op: 'set', node: 'a', path: ['label'], value: 'Anna' });
    b.take(a);
    expect(b.graph.nodes[1]).toBe(before.nodes[1]);
    expect(b.graph.nodes[0]).not.toBe(before.nodes[0]);
    expect(b.graph.edges).toBe(before.edges);
    expect(b.graph.input).toBe(before.input);
    expect(b.shared.read(b.graph)).toBe(b.graph);
    const other = structuredClone(b.graph);
    expect(b.shared.read(other)).toBe(other);
    const mine = applyOperation(other, { op: 'set', node: 'a', path: ['label'], value: 'Ben' }).graph;
    expect(b.shared.write(other, mine, 'local')).toBe(mine);
  });

  it('takes a rule such as a retry as a whole', () => {
    const [a, b] = two();
    a.do({ op: 'unset', node: 'b', path: ['policy', 'retry'] });
    b.do({ op: 'set', node: 'b', path: ['policy', 'retry', 'delay'], value: '2s' });
    exchange(a, b);
    expect(a.graph).toEqual(b.graph);
    expect(graphSchema.safeParse(a.graph).success).toBe(true);
  });
});

/** What somebody might do next, given the document they see; numbers choose. */
function operationFor(graph: Graph, [kind, one, other, text]: [number, number, number, string]): Operation | null {
  const at = (index: number) => graph.nodes[index % Math.max(1, graph.nodes.length)];
  const [first, second] = [at(one), at(other)];
  const edge = graph.edges[one % Math.max(1, graph.edges.length)];
  const note = graph.notes[one % Math.max(1, graph.notes.length)];
  if (kind === 0) return { op: 'insert', node: node(free(graph, `n${one % 3}`)), at: other % (graph.nodes.length + 1) };
  if (kind === 1 && first) return { op: 'remove', node: first.id };
  if (kind === 2 && first && second) return { op: 'connect', edge: { from: first.id, to: `${second.id}.p${one % 2}` } };
  if (kind === 3 && edge) return { op: 'disconnect', edge };
  if (kind === 4 && first) return { op: 'move', positions: { [first.id]: [one, other] } };
  if (kind === 5 && first) return { op: 'set', node: first.id, path: ['params', `k${one % 3}`, text], value: other };
  if (kind === 6 && first) return { op: 'set', node: first.id, path: ['params', `k${one % 3}`], value: text };
  if (kind === 7 && first) return { op: 'unset', node: first.id, path: ['params', `k${one % 3}`] };
  if (kind === 8 && first) return { op: 'reidentify', from: first.id, to: free(graph, `r${other % 3}`) };
  if (kind === 9 && first && second && !holds(graph, first.id, second.id))
    return { op: 'set', node: first.id, path: ['parent'], value: second.id };
  if (kind === 10) return { op: 'set', path: ['input', 'properties', text], value: { type: 'string' } };
  if (kind === 11) return { op: 'set', path: ['settings', one % 2 ? 'maxVisits' : 'concurrency'], value: 1 + other };
  if (kind === 12 && note) return { op: 'erase', kind: 'note', id: note.id };
  if (kind === 13) return { op: 'draw', kind: 'note', mark: { id: `m${one}`, position: [0, 0], size: [1, 1], text } };
  if (kind === 14 && first) return { op: 'set', node: first.id, path: ['policy', 'limit'], value: { rate: 1 + one } };
  return null;
}

function free(graph: Graph, base: string): string {
  for (let number = 2; ; number++) {
    const id = number === 2 ? base : `${base}_${number}`;
    if (!graph.nodes.some((found) => found.id === id)) return id;
  }
}

function holds(graph: Graph, id: string, inner: string): boolean {
  const parent = graph.nodes.find((found) => found.id === inner)?.parent;
  return id === inner || (parent !== undefined && holds(graph, id, parent));
}

describe('whatever three people do and in whatever order they hear of it', () => {
  it('ends in one document that the schema takes, in which every edge has its nodes', () => {
    const choice = fc.tuple(
      fc.nat(14),
      fc.nat(20),
      fc.nat(20),
      fc.constantFrom('x', 'y', 'a/b', '~', '__proto__', '#', ''),
    );
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ who: fc.nat(2), choice }) },
      { weight: 1, arbitrary: fc.record({ who: fc.nat(2), hears: fc.nat(2) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const all = people(3);
        for (const done of steps) {
          const who = all[done.who];
          if (who === undefined) continue;
          if ('hears' in done) {
            const other = all[done.hears];
            if (other !== undefined && other !== who) who.take(other);
            continue;
          }
          const operation = operationFor(who.graph, done.choice);
          const isTaken = (text: unknown) => text instanceof Error && /taken|already/.test(text.message);
          try {
            if (operation) who.do(operation);
          } catch (error) {
            if (!isTaken(error)) throw error;
          }
        }
        exchange(...all);
        const [a, b, c] = all.map(({ graph }) => JSON.stringify(graph));
        expect(b).toBe(a);
        expect(c).toBe(a);
        const graph = all[0]?.graph ?? start;
        expect(graphSchema.safeParse(graph).error).toBeUndefined();
        const ids = new Set(graph.nodes.map(({ id }) => id));
        expect(ids.size).toBe(graph.nodes.length);
        for (const { parent } of graph.nodes) if (parent !== undefined) expect(ids).toContain(parent);
        for (const { from, to } of graph.edges) for (const end of [from, to]) expect(ids).toContain(end.split('.')[0]);
        // Whoever comes later reads the same.
        const late = new Replica(encodeStateAsUpdate(all[1]?.shared.doc ?? new Doc()));
        expect(JSON.stringify(late.shared.read(nothing))).toBe(a);
      }),
      { numRuns: 300 },
    );
  });
});
