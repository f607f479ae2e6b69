import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testCatalogue } from '../testing/nodes.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import type { Pick } from '../testing/random-spec.ts';
import { tangledGraph } from '../testing/random-tangle.ts';
import { compile } from './compile.ts';
import { parseGraph } from './parse.ts';

const odd: unknown[] = [
  null,
  true,
  -1,
  Number.NaN,
  1e308,
  '',
  '__proto__',
  'constructor',
  '\ud800',
  '{{',
  '{{ }}',
  '{{ n0.__proto__ }}',
  '{{ (((((((((n0))))))))) }}',
  'n0',
  'n1.out',
  'x'.repeat(100_000),
  [],
  {},
  [[[[[[]]]]]],
  { n0: { n0: {} } },
  JSON.parse('{"__proto__": {"type": "set"}}'),
];

type Place = { holder: { [key: string]: unknown }; key: string };

/** Every place in a document that holds a value. */
function placesOf(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  const holder: Place['holder'] = Object(value);
  for (const key of Object.keys(holder)) {
    places.push({ holder, key });
    placesOf(holder[key], places);
  }
  return places;
}

/** Breaks a document at a few places: odd values, values from elsewhere, missing and additional ones. */
function broken(document: unknown, pick: Pick): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  for (let left = 1 + pick(4); left > 0; left--) {
    const places = placesOf(copy);
    const place = places[pick(places.length)];
    const other = places[pick(places.length)];
    if (!place || !other) continue;
    const elsewhere: unknown = JSON.parse(JSON.stringify(other.holder[other.key] ?? null));
    const kind = pick(4);
    if (kind === 0) Reflect.deleteProperty(place.holder, place.key);
    else if (kind === 1 && Array.isArray(place.holder)) place.holder.push(elsewhere);
    else place.holder[place.key] = kind === 2 ? elsewhere : structuredClone(odd[pick(odd.length)]);
  }
  return copy;
}

/** Reads, compiles and plans; throws what should have been a diagnostic. */
function take(document: unknown): 'refused' | 'compiled' {
  const { graph, diagnostics } = parseGraph(document);
  if (graph === null) {
    expect(diagnostics.every(({ message }) => message.length > 0)).toBe(true);
    return 'refused';
  }
  const compiled = compile(graph, testCatalogue);
  const plans = compiled.entries.map((entry) => compiled.planFor(entry));
  const isSound = !compiled.diagnostics.some(({ severity }) => severity === 'error');
  expect(plans.every((plan) => (plan !== null) === isSound)).toBe(true);
  return isSound ? 'compiled' : 'refused';
}

describe('malformed graphs', () => {
  it('[G19] are refused with findings or compile; nothing throws', () => {
    const seen = { refused: 0, compiled: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const pick = seeded(seed);
        const graph =
          pick(2) === 0 ? tangledGraph(pick) : randomGraph(pick, { cycles: true, rough: true, waits: true });
        seen[take(broken(graph, pick))]++;
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.refused, seen.compiled)).toBeGreaterThan(20);
  });

  it.each([
    ['a chain', 5000, (i: number) => [[i - 1, i]]],
    ['one cycle', 5000, (i: number, size: number) => [[i - 1, i], ...(i === size - 1 ? [[i, 0]] : [])]],
    [
      'cycles in cycles',
      500,
      (i: number) => [
        [i - 1, i],
        [i, 0],
      ],
    ],
    ['a mesh', 2000, (i: number) => [1, 2, 3, 5, 8, 13].filter((back) => back <= i).map((back) => [i - back, i])],
  ] as const)('[S10] of thousands of nodes are read in time: %s', (_shape, size, edgesAt) => {
    const ids = Array.from({ length: size }, (_, place) => `n${place}`);
    const nodes = ids.map((id) => ({ id, type: 'both', position: [0, 0], params: { take: ['a'] } }));
    const edges = ids.flatMap((_, place) =>
      place === 0 ? [] : edgesAt(place, size).map(([from, to]) => ({ from: `n${from}.a`, to: `n${to}` })),
    );
    const document = {
      patchbay: 1,
      kind: 'module',
      name: 'Big',
      slug: 'big',
      nodes: [{ id: 'start', type: 'start', position: [0, 0] }, ...nodes],
      edges: [{ from: 'start', to: 'n0' }, ...edges],
    };
    const began = performance.now();
    take(document);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
