import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, catalogueOf, type NodeDescription } from '#engine/graph/catalogue.ts';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { align, distribute } from './align.ts';
import { retype, whyNotRetyped } from './retype.ts';
import { spliceIn, spliceOut } from './splice.ts';

const base: NodeDescription = {
  ...plainNode,
  version: 2,
  params: { type: 'object', properties: { value: {}, note: {} } },
};
const choice: NodeDescription = {
  ...base,
  type: 'if',
  title: 'If',
  version: 1,
  params: { type: 'object', properties: { condition: {}, note: {} } },
  ports: [
    { name: 'true', type: 'json' },
    { name: 'false', type: 'json' },
  ],
};
const loop: NodeDescription = { ...base, type: 'for_each', title: 'For each', role: 'each' };
const catalogue: Catalogue = catalogueOf([base, choice, loop, { ...base, type: 'start', role: 'entry' }]);

function graphWith(nodes: { [id: string]: string }, edges: string[]): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: Object.entries(nodes).map(([id, type], index) => ({
      id,
      type,
      position: [index * 320, 0],
      params: { note: id, value: 1 },
    })),
    edges: edges.map((edge) => {
      const [from, to] = edge.split('>');
      return { from, to };
    }),
  });
}

const applied = (graph: Graph, operations: Operation[]) => applyOperation(graph, { op: 'batch', operations });
const cables = (graph: Graph) => graph.edges.map(({ from, to }) => `${from}>${to}`).sort();
const nodeOf = (graph: Graph, id: string) => {
  const node = graph.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`no ${id}`);
  return node;
};

describe('a node put into a cable', () => {
  const graph = graphWith({ start: 'start', a: 'set', b: 'set', pick: 'if' }, ['start>a', 'a>b']);

  it('has the cable led through it, by its first way out', () => {
    const [, edge] = graph.edges;
    if (edge === undefined) throw new Error('no edge');
    expect(cables(applied(graph, spliceIn(english, graph, catalogue, edge, nodeOf(graph, 'pick'))).graph)).toEqual([
      'a>pick',
      'pick.true>b',
      'start>a',
    ]);
  });
});

describe('a node taken out of its cables', () => {
  it('leaves those around it joined, and one step takes it back', () => {
    const graph = graphWith({ start: 'start', a: 'set', b: 'set', c: 'set', d: 'set' }, [
      'start>b',
      'a>b',
      'b>c',
      'b>d',
    ]);
    const { graph: healed, inverse } = applied(graph, spliceOut(english, graph, catalogue, 'b'));
    expect(cables(healed)).toEqual(['a>c', 'a>d', 'start>c', 'start>d']);
    expect(applyOperation(healed, inverse).graph).toEqual(graph);
  });

  it('heals only one of the ways that excluded each other', () => {
    const graph = graphWith({ start: 'start', pick: 'if', c: 'set', d: 'set' }, [
      'start>pick',
      'pick.true>c',
      'pick.false>d',
    ]);
    expect(cables(applied(graph, spliceOut(english, graph, catalogue, 'pick')).graph)).toEqual(['start>c']);
  });

  it('does not double a cable that is there, nor join a node with itself', () => {
    const graph = graphWith({ start: 'start', a: 'set', b: 'set' }, ['start>a', 'a>b', 'b>a', 'start>b', 'a>a']);
    expect(cables(applied(graph, spliceOut(english, graph, catalogue, 'a')).graph)).toEqual(['b>b', 'start>b']);
  });
});

describe('a node of another type', () => {
  const graph = graphWith({ start: 'start', a: 'set', b: 'set', c: 'set' }, ['start>a', 'a>b', 'a.error>c']);

  it('keeps its id, the parameters both have, and the cables that fit', () => {
    const { operations, lost } = retype(graph, catalogue, nodeOf(graph, 'a'), choice);
    const { graph: next, inverse } = applied(graph, operations);
    expect(nodeOf(next, 'a')).toMatchObject({ type: 'if', typeVersion: 1, params: { note: 'a' } });
    expect(nodeOf(next, 'a').params).not.toHaveProperty('value');
    expect(cables(next)).toEqual(['a.true>b', 'start>a']);
    expect(lost).toEqual([{ from: 'a.error', to: 'c' }]);
    expect(applyOperation(next, inverse).graph).toEqual(graph);
  });

  it('is refused while it holds nodes that the other type cannot hold', () => {
    const holding = graphWith({ each: 'for_each', inner: 'set' }, []);
    const nested = {
      ...holding,
      nodes: holding.nodes.map((node) => (node.id === 'inner' ? { ...node, parent: 'each' } : node)),
    };
    expect(whyNotRetyped(english, nested, catalogue, nodeOf(nested, 'each'), base)).toMatch(/each holds nodes/);
    expect(whyNotRetyped(english, nested, catalogue, nodeOf(nested, 'inner'), choice)).toBeNull();
  });
});

describe('nodes in line', () => {
  const size = fc.integer({ min: 2, max: 20 }).map((n) => n * 20);
  const place = fc.integer({ min: -40, max: 40 }).map((n) => n * 20);
  const thing = fc.record({ x: place, y: place, width: size, height: size });
  const things = fc
    .array(thing, { minLength: 2, maxLength: 7 })
    .map((boxes) => boxes.map((box, i) => ({ id: `n${i}`, box })));
  const moved = (
    before: { id: string; box: { x: number; y: number; width: number; height: number } }[],
    done: Operation[],
  ) => {
    const [move] = done;
    const positions = move?.op === 'move' ? move.positions : {};
    return before.map(({ id, box }) => ({ ...box, x: positions[id]?.[0] ?? box.x, y: positions[id]?.[1] ?? box.y }));
  };

  it('share an edge, and stay where they were the other way', () => {
    fc.assert(
      fc.property(things, (all) => {
        const left = moved(all, align(all, 'left'));
        expect(new Set(left.map(({ x }) => x)).size).toBe(1);
        expect(left.map(({ y }) => y)).toEqual(all.map(({ box }) => box.y));
        const bottom = moved(all, align(all, 'bottom'));
        expect(new Set(bottom.map(({ y, height }) => y + height)).size).toBe(1);
        const centre = moved(all, align(all, 'centre')).map(({ x, width }) => x + width / 2);
        expect(Math.max(...centre) - Math.min(...centre)).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('have the same gaps, and the outer ones stay', () => {
    fc.assert(
      fc.property(
        things.filter((all) => all.length > 2),
        (all) => {
          const order = all.toSorted((a, b) => a.box.x - b.box.x);
          const gaps = moved(order, distribute(all, 'across'));
          expect([gaps[0]?.x, gaps.at(-1)?.x]).toEqual([order[0]?.box.x, order.at(-1)?.box.x]);
          const between = gaps.slice(1).map((box, i) => box.x - ((gaps[i]?.x ?? 0) + (gaps[i]?.width ?? 0)));
          expect(Math.max(...between) - Math.min(...between)).toBeLessThanOrEqual(10);
        },
      ),
    );
  });

  it('stay as they are when they are in line already', () => {
    const row = [0, 1, 2].map((i) => ({ id: `n${i}`, box: { x: i * 100, y: 0, width: 60, height: 40 } }));
    expect([align(row, 'top'), distribute(row, 'across'), distribute(row.slice(1), 'across')]).toEqual([[], [], []]);
  });
});
