import { describe, expect, it } from 'vitest';
import { catalogueOf } from '#engine/graph/catalogue.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { promisedSchemas } from '../promised-schemas.ts';
import { readableRoots } from './readable-roots.ts';

const catalogue = catalogueOf([plainNode, { ...plainNode, type: 'begin', role: 'entry', callable: true }]);
const input = { type: 'object', properties: { sku: { type: 'string' } } };
const at: [number, number] = [0, 0];
const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  input,
  nodes: [
    { id: 'begin', type: 'begin', position: at },
    ...['fetch', 'check', 'after', 'aside'].map((id) => ({ id, type: 'set', position: at })),
  ],
  edges: [
    { from: 'begin', to: 'fetch' },
    { from: 'fetch', to: 'check' },
    { from: 'check', to: 'after' },
    { from: 'begin', to: 'aside' },
  ],
});

describe('what a node can read', () => {
  const names = [...graph.nodes.map(({ id }) => id), 'input', 'run'].map((name) => ({ name, about: '' }));
  const rootsFor = (node: string, values = new Map<string, Json>()) =>
    readableRoots({ graph, node, scope: { names, values, schemas: promisedSchemas(graph, catalogue) } });

  it('is what leads to it, the nearest first, and the names that are always there', () => {
    expect(rootsFor('after').map(({ name }) => name)).toEqual(['check', 'fetch', 'begin', 'input', 'run']);
    expect(rootsFor('begin').map(({ name }) => name)).toEqual(['input', 'run']);
  });

  it('has the values of the run, and else what a schema promises', () => {
    const [, fetch, begin] = rootsFor('after', new Map<string, Json>([['fetch', { ok: true }]]));
    expect(fetch).toMatchObject({ name: 'fetch', value: { ok: true }, isOpen: false });
    expect(begin).toMatchObject({ name: 'begin', value: undefined, schema: input });
  });
});
