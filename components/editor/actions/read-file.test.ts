import { describe, expect, it } from 'vitest';
import { compileValue } from '#engine/expr/index.ts';
import { english } from '#words/testing/english.ts';
import { mostCharacters, readFile } from './read-file.ts';

const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop' },
  servers: [{ url: 'https://{region}.shop.example/v1/', variables: { region: { default: 'eu' } } }],
  paths: {
    '/orders/{order-id}': {
      parameters: [{ name: 'order-id', in: 'path', required: true }],
      get: {
        summary: 'One order',
        parameters: [{ name: 'expand', in: 'query' }, { $ref: '#/components/parameters/Currency' }],
      },
    },
    '/orders': {
      post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
    },
  },
  components: {
    parameters: { Currency: { name: 'currency', in: 'query', required: true } },
    schemas: {
      Order: {
        type: 'object',
        properties: {
          note: { type: 'string' },
          ship: { properties: { city: {} } },
          parent: { $ref: '#/components/schemas/Order' },
        },
      },
    },
  },
};

describe('a file becomes the node that reads it', () => {
  it('data becomes a value, whatever it holds, and braces in it stay braces', () => {
    const plan = readFile(english, 'rows.json', '[{"a": "{{ env.SECRET }}", "b": [1]}]');
    expect(plan).toMatchObject({ kind: 'node', type: 'set' });
    const value = plan.kind === 'node' ? (plan.params.value ?? null) : null;
    expect(compileValue(value).evaluate({ get: () => null })).toEqual([{ a: '{{ env.SECRET }}', b: [1] }]);
    expect(compileValue(value).references).toEqual([]);
    expect(readFile(english, 'x.yaml', 'a: 1\nb: [x]')).toMatchObject({
      type: 'set',
      params: { value: { a: 1, b: ['x'] } },
    });
    expect(readFile(english, 'notes.txt', 'hello')).toMatchObject({ type: 'set', params: { value: 'hello' } });
    expect(readFile(english, 'number.json', '42')).toMatchObject({ params: { value: 42 } });
    expect(readFile(english, 'odd.txt', '{"a": ')).toMatchObject({ type: 'set', params: { value: '{"a": ' } });
  });

  it('CSV, XML and NDJSON become a conversion', () => {
    for (const [name, from] of [
      ['a.csv', 'csv'],
      ['a.XML', 'xml'],
      ['a.jsonl', 'ndjson'],
    ] as const)
      expect(readFile(english, name, '1,2')).toMatchObject({ type: 'convert', params: { from, to: 'json' } });
  });

  it('an OpenAPI document becomes its operations, with what a caller must give', () => {
    const plan = readFile(english, 'shop.json', JSON.stringify(shop));
    const [get, post] = plan.kind === 'operations' ? plan.operations : [];
    expect(plan).toMatchObject({ title: 'Shop' });
    expect(get).toMatchObject({
      title: 'GET /orders/{order-id}',
      summary: 'One order',
      params: {
        url: 'https://eu.shop.example/v1/orders/{{ input["order-id"] }}',
        query: { currency: '{{ input.currency }}' },
      },
    });
    expect(post?.params).toMatchObject({
      method: 'POST',
      body: { note: '{{ input.note }}', ship: { city: '{{ input.ship.city }}' } },
    });
  });

  it('reads Swagger 2 in YAML as well', () => {
    const text = 'swagger: "2.0"\nhost: a.example\nbasePath: /v2\npaths:\n  /pets:\n    get: {operationId: listPets}\n';
    expect(readFile(english, 'pets.yaml', text)).toMatchObject({
      operations: [{ summary: 'listPets', params: { url: 'https://a.example/v2/pets' } }],
    });
  });

  it('a workflow becomes its nodes, a curl command its request', () => {
    const graph = {
      patchbay: 1,
      kind: 'module',
      name: 'A',
      slug: 'a',
      nodes: [{ id: 'x', type: 'set', position: [0, 0] }],
      edges: [],
    };
    expect(readFile(english, 'a.json', JSON.stringify(graph))).toMatchObject({
      kind: 'nodes',
      clip: { nodes: [{ id: 'x' }] },
    });
    expect(readFile(english, 'call.sh', 'curl https://a.example')).toEqual({
      kind: 'curl',
      text: 'curl https://a.example',
    });
  });

  it('says in one sentence what it cannot take', () => {
    expect(() => readFile(english, 'broken.json', '{"a": ')).toThrow('broken.json is not JSON');
    expect(() => readFile(english, 'empty.csv', ' \n')).toThrow('is empty');
    expect(() => readFile(english, 'a.zip', 'PK\u0003\u0004\0\uFFFD')).toThrow('holds no text');
    expect(() => readFile(english, 'n8n.json', '{"nodes": [], "connections": {}}')).toThrow('workflow of n8n');
    expect(() => readFile(english, 'a.json', '{"patchbay": 1, "nodes": 7}')).toThrow('no sound workflow');
    expect(() => readFile(english, 'a.json', '{"openapi": "3.0.0", "paths": {}}')).toThrow('describes no operation');
    expect(() => readFile(english, 'a.csv', 'x'.repeat(mostCharacters + 1))).toThrow('too large');
  });
});
