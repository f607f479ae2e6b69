import { describe, expect, it } from 'vitest';
import { functionDocs } from '#engine/expr/index.ts';
import type { Json } from '#engine/json.ts';
import { complete } from './expression/complete.ts';
import { highlight } from './expression/highlight.ts';
import { fieldsOf, isShown } from './field-model.ts';
import { rowsOf, schemaOf } from './schema/schema-rows.ts';
import { textFrom, valueFrom } from './value-text.ts';

describe('values in one field', () => {
  it('come back as they were', () => {
    for (const value of [
      'plain',
      '5',
      'true',
      '{{ a }}',
      '{ not json',
      '"quoted"',
      5,
      -1.5,
      true,
      null,
      [1, 'a'],
      { a: 1 },
    ]) {
      expect(valueFrom(textFrom(value))).toEqual(value);
    }
  });
});

describe('fields', () => {
  const schema = {
    type: 'object',
    properties: {
      method: { enum: ['GET', 'POST'], default: 'GET' },
      body: { 'x-field': { showWhen: { field: 'method', is: ['POST'] } } },
      count: { type: 'integer' },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      cases: { type: 'array', items: { type: 'object', properties: {} } },
      pickUp: { type: 'boolean' },
    },
    required: ['count'],
  };

  it('get a widget from their schema and words from their name', () => {
    const fields = fieldsOf(schema);
    expect(fields.map((field) => field.widget)).toEqual(['select', 'json', 'number', 'key-value', 'list', 'toggle']);
    expect(fields.at(-1)?.label).toBe('Pick up');
    expect(fields[2]?.required).toBe(true);
  });

  it('show by the value or the default of another field', () => {
    const fields = fieldsOf(schema);
    const body = fields[1];
    if (body === undefined) throw new Error('The schema has a body.');
    expect(isShown(body, {}, fields)).toBe(false);
    expect(isShown(body, { method: 'POST' }, fields)).toBe(true);
  });
});

describe('completion', () => {
  const scope = {
    names: [
      { name: 'fetch', about: '' },
      { name: 'input', about: '' },
    ],
    values: new Map<string, Json>([['fetch', { body: { total: 1 }, status: 200 }]]),
  };

  it('offers roots inside braces only', () => {
    expect(complete('fe', 2, scope)).toBeNull();
    expect(complete('{{ fe', 5, scope)).toEqual({ from: 3, items: [{ label: 'fetch', about: '', type: 'object' }] });
    expect(complete('{{ fetch }} fe', 14, scope)).toBeNull();
  });

  it('offers the members of the last run’s values', () => {
    expect(complete('{{ fetch.body.', 14, scope)?.items).toEqual([{ label: 'total', about: '1', type: 'number' }]);
  });

  const labels = (text: string, schemas?: Map<string, Json>) => {
    const values = new Map<string, Json>([['order', { 'odd key': 1, lines: [{ sku: 'a' }], name: 'x' }]]);
    const found = complete(
      text,
      text.length,
      { names: scope.names, values, ...(schemas && { schemas }) },
      functionDocs,
    );
    return found?.items.map(({ label }) => label) ?? [];
  };

  it('follows lists, brackets and what a schema promises', () => {
    expect(labels('{{ order.lines[0].')[0]).toBe('sku');
    expect(labels('{{ order?.lines[0]?.s')).toEqual(['sku']);
    expect(labels('{{ order.odd')).toEqual(['odd key']);
    const schema = { type: 'object', properties: { sku: { type: 'string' }, tags: { type: 'array' } } };
    expect(labels('{{ input.', new Map([['input', schema]])).slice(0, 2)).toEqual(['sku', 'tags']);
    expect(labels('{{ input.sku.toUp', new Map([['input', schema]]))).toEqual(['toUpperCase']);
  });

  it('offers the functions of the type before the dot, and global ones as names', () => {
    expect(labels('{{ order.name.toUp')).toEqual(['toUpperCase']);
    expect(labels('{{ order.lines.toUp')).toEqual([]);
    expect(labels('{{ order.lines.fil')).toEqual(['filter']);
    expect(labels('{{ "a".toUp')).toEqual(['toUpperCase']);
    expect(labels('{{ order.lines.map(l => l.sku).fil')).toEqual(['filter']);
    expect(labels('{{ JSON').length).toBeGreaterThan(0);
    expect(labels('{{ 1.')).toEqual([]);
    expect(labels("{{ 'fe")).toEqual([]);
    expect(labels('{{ ').length).toBeGreaterThan(2);
    expect(labels("{{ 'a'")).toEqual([]);
    expect(labels('{{ order ')).toEqual([]);
  });
});

describe('highlighting', () => {
  it('keeps every character', () => {
    for (const text of ['a {{ b.c + "x" }} d', '{{ open', 'no braces', '{{}}', '{{ `t` }}\n{{ 1 }}']) {
      expect(
        highlight(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    }
  });
});

describe('the schema builder', () => {
  it('writes what it read', () => {
    const schema = {
      type: 'object',
      properties: {
        id: { type: 'string', description: 'The number', minLength: 2 },
        size: { type: 'string', enum: ['s', 'l'] },
        any: {},
      },
      required: ['id'],
      additionalProperties: false,
    };
    expect(schemaOf(rowsOf(schema) ?? [], schema)).toEqual(schema);
  });

  it('leaves schemas that say more to JSON', () => {
    expect(rowsOf({ anyOf: [] })).toBeNull();
    expect(rowsOf({ type: 'string' })).toBeNull();
  });
});
