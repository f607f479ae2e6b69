import { expect, it } from 'vitest';
import { catalogueOf } from '#engine/graph/catalogue.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { descriptions } from '#nodes/index.ts';
import { diagnoseGraph } from './check-graph.ts';

it('finds a schema that leads out of the workflow, before a run meets it', () => {
  const remote = { $ref: 'https://example.com/order.json' };
  const graph = graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Orders',
    slug: 'orders',
    input: { type: 'object', properties: { order: remote } },
    output: remote,
    variables: [{ name: 'last', scope: 'run', schema: remote }],
    nodes: [
      { id: 'start', type: 'start', position: [0, 0] },
      { id: 'end', type: 'end', position: [240, 0] },
    ],
    edges: [{ from: 'start', to: 'end' }],
  });
  const found = diagnoseGraph({ catalogue: catalogueOf(descriptions) }, graph);
  expect(found.filter(({ code }) => code === 'bad_schema').map(({ severity, field }) => [severity, field])).toEqual([
    ['error', 'input.properties.order.$ref'],
    ['error', 'output.$ref'],
    ['error', 'variables.0.schema.$ref'],
  ]);
});
