import { validate } from '@scalar/openapi-parser';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '#engine/graph/catalogue.ts';
import { compile } from '#engine/graph/compile.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { descriptions } from '#nodes/index.ts';
import { checkFor } from '../../host/schemas.ts';
import { openApi } from './openapi.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Grade',
  slug: 'grade',
  description: 'Grades points.',
  input: { type: 'object', properties: { points: { type: 'array', items: { type: 'number' } } }, required: ['points'] },
  output: { type: 'object', properties: { grade: { type: 'string' } } },
  nodes: [{ id: 'start', type: 'start', position: [0, 0] }],
  edges: [],
});

describe('the OpenAPI document', () => {
  it('is valid and holds each tool with its schemas', async () => {
    const { name, slug, description, input, output } = graph;
    const compiled = { graph, hash: 'h', compiled: compile(graph, catalogueOf(descriptions)) };
    const runnable = { workflow: { id: 'w', slug, version: 1 }, graph: compiled, entry: 'start', draft: false };
    const document = openApi('http://localhost:3000', [
      { slug, name, description, input, output, runnable, check: checkFor(input) },
    ]);
    const result = await validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document).toMatchObject({
      paths: {
        '/api/v1/tools/grade': {
          post: { operationId: 'grade', requestBody: { content: { 'application/json': { schema: input } } } },
        },
      },
    });
  });
});
