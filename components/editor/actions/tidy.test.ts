import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, catalogueOf } from '#engine/graph/catalogue.ts';
import { applyOperation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { overlaps } from '../../canvas/kernels/snap.ts';
import { loopsOf } from '../../canvas/loops.ts';
import { layOutHere } from '../../testing/lay-out-here.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { edgeKey } from '../store/edge-key.ts';
import { boxOf } from './add-node.ts';
import { holds } from './frame-groups.ts';
import { tidy } from './tidy.ts';

const ports = ['true', 'false'].map((name) => ({ name, type: 'json' as const }));
const catalogue: Catalogue = catalogueOf([
  plainNode,
  { ...plainNode, type: 'if', ports },
  { ...plainNode, type: 'start', role: 'entry' },
  { ...plainNode, type: 'for_each', role: 'each' },
]);

type Node = { id: string; type?: string; at?: [number, number]; parent?: string; policy?: object };
type Rest = { frames?: object[]; notes?: object[] };

function graphOf(nodes: Node[], edges: string[], rest: Rest = {}): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: nodes.map(({ at = [0, 0], type = 'set', ...node }) => ({
      ...node,
      type,
      position: at,
      ...(type === 'for_each' && { size: [560, 260] }),
    })),
    edges: edges.map((edge) => ({ from: edge.split('>')[0], to: edge.split('>')[1] })),
    ...rest,
  });
}

async function tidied(graph: Graph, chosen: string[] | null = null): Promise<Graph> {
  const operations = await tidy(graph, catalogue, { sizes: {}, chosen }, layOutHere);
  return applyOperation(graph, { op: 'batch', operations }).graph;
}

const place = (graph: Graph, id: string): [number, number] =>
  graph.nodes.find((node) => node.id === id)?.position ?? [Number.NaN, Number.NaN];
const levelBoxes = (graph: Graph, parent: string | undefined) =>
  graph.nodes.filter((node) => node.parent === parent).map((node) => boxOf(node, catalogue));

describe('tidying', () => {
  it('lays a loop out from left to right, as if its way back were not there, in straight lines', async () => {
    const after = await tidied(
      graphOf(
        [{ id: 'start', type: 'start' }, { id: 'a' }, { id: 'b' }, { id: 'c' }],
        ['start>a', 'a>b', 'b>c', 'c>a'],
      ),
    );
    const places = ['start', 'a', 'b', 'c'].map((id) => place(after, id));
    expect(places.map(([x]) => x)).toEqual(places.map(([x]) => x).toSorted((a, b) => a - b));
    expect(new Set(places.map(([x]) => x)).size).toBe(4);
    expect(new Set(places.map(([, y]) => y)).size).toBe(1);
  });

  it('stands the branches of a node in the order of its jacks', async () => {
    const after = await tidied(
      graphOf(
        [{ id: 'start', type: 'start' }, { id: 'pick', type: 'if' }, { id: 'no' }, { id: 'yes' }],
        ['start>pick', 'pick.false>no', 'pick.true>yes'],
      ),
    );
    expect(place(after, 'yes')[1]).toBeLessThan(place(after, 'no')[1]);
  });

  it('puts what undoes a node under it', async () => {
    const after = await tidied(
      graphOf(
        [
          { id: 'start', type: 'start' },
          { id: 'pay', policy: { compensate: 'back' } },
          { id: 'back', at: [9000, 0] },
        ],
        ['start>pay'],
      ),
    );
    expect(place(after, 'back')[0]).toBe(place(after, 'pay')[0]);
    expect(place(after, 'back')[1]).toBeGreaterThan(place(after, 'pay')[1]);
  });

  it('lets containers take the size of what is in them', async () => {
    const after = await tidied(
      graphOf(
        [{ id: 'loop', type: 'for_each' }, ...['x', 'y', 'z'].map((id) => ({ id, parent: 'loop' }))],
        ['x>y', 'y>z'],
      ),
    );
    const [loop] = levelBoxes(after, undefined);
    for (const box of levelBoxes(after, 'loop'))
      expect(holds({ x: 0, y: 60, width: loop?.width ?? 0, height: (loop?.height ?? 0) - 90 }, box)).toBe(true);
    expect(loop?.width).toBeGreaterThan(900);
  });

  it('keeps a selection where it is as a whole, and everything else', async () => {
    const before = graphOf(
      [
        { id: 'start', type: 'start' },
        { id: 'a', at: [1000, 900] },
        { id: 'b', at: [1400, 500] },
        { id: 'c', at: [1200, 1300] },
      ],
      ['start>a', 'a>b', 'b>c'],
    );
    const after = await tidied(before, ['a', 'b', 'c']);
    expect(place(after, 'start')).toEqual([0, 0]);
    const places = ['a', 'b', 'c'].map((id) => place(after, id));
    expect(Math.min(...places.map(([x]) => x))).toBe(1000);
    expect(Math.min(...places.map(([, y]) => y))).toBe(500);
    expect(new Set(places.map(([, y]) => y)).size).toBe(1);
  });

  it('keeps frames around their members and out of the way of others, and notes beside their nodes', async () => {
    const before = graphOf(
      [
        { id: 'start', type: 'start' },
        { id: 'a', at: [40, 600] },
        { id: 'b', at: [340, 600] },
        { id: 'c', at: [0, 1200] },
      ],
      ['start>a', 'a>b', 'start>c', 'c>b'],
      {
        frames: [{ id: 'pair', position: [0, 540], size: [700, 300], text: 'Pair' }],
        notes: [{ id: 'why', position: [0, 1340], size: [200, 80], text: 'Why' }],
      },
    );
    const after = await tidied(before);
    const [
      {
        position: [x, y],
        size: [width, height],
      } = { position: [0, 0], size: [0, 0] },
    ] = after.frames;
    const within = after.nodes.filter((node) => holds({ x, y, width, height }, boxOf(node, catalogue)));
    expect(within.map(({ id }) => id)).toEqual(['a', 'b']);
    const note = after.notes[0]?.position ?? [0, 0];
    const c = place(after, 'c');
    expect(Math.hypot(note[0] - c[0], note[1] - c[1])).toBeLessThan(300);
  });

  it('overlaps nothing, goes with the cables, and moves nothing the second time, whatever the graph', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const edge = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([from, to]) => from !== to);
    const inside = fc.subarray(['d', 'e', 'f']);
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 7,
      maxLength: 7,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.uniqueArray(edge, { maxLength: 12, selector: String }),
        inside,
        places,
        async (isFramed, edges, held, at) => {
          const level = (id: string) => held.includes(id);
          const graph = graphOf(
            [
              { id: 'loop', type: 'for_each', at: [300, 300] },
              ...ids.map((id, index) => ({
                id,
                at: [(at[index]?.[0] ?? 0) * 20, (at[index]?.[1] ?? 0) * 20] as [number, number],
                ...(level(id) && { parent: 'loop' }),
              })),
            ],
            edges.filter(([from, to]) => level(from) === level(to)).map(([from, to]) => `${from}>${to}`),
            isFramed ? { frames: [{ id: 'some', position: [0, 0], size: [800, 600], text: 'Some' }] } : {},
          );
          const after = await tidied(graph);
          for (const parent of [undefined, 'loop']) {
            const boxes = levelBoxes(after, parent);
            expect(boxes.some((box, index) => boxes.slice(index + 1).some((other) => overlaps(box, other, 0)))).toBe(
              false,
            );
          }
          const { back } = loopsOf(graph, catalogue);
          // A way that leaves a frame and comes back into it cannot go one way only.
          for (const cable of graph.edges)
            if (!isFramed && !back.has(edgeKey(cable)))
              expect(place(after, cable.to)[0]).toBeGreaterThan(place(after, cable.from)[0]);
          expect(await tidy(after, catalogue, { sizes: {}, chosen: null }, layOutHere)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
