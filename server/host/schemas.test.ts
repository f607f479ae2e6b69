import { describe, expect, it } from 'vitest';
import type { Json, JsonSchema } from '#engine/json.ts';
import { checkFor, schemaProblems } from './schemas.ts';

const fits = (schema: JsonSchema, value: Json) => checkFor(schema)(value).length === 0;

describe('schemas', () => {
  it.each<[string, JsonSchema, Json, Json]>([
    ['type', { type: 'string' }, 'a', 1],
    ['several types', { type: ['string', 'null'] }, null, 1],
    ['integer', { type: 'integer' }, 2, 2.5],
    ['const', { const: { a: [1] } }, { a: [1] }, { a: [2] }],
    ['enum', { enum: ['a', 1, null] }, null, 'b'],
    ['minimum', { minimum: 2 }, 2, 1],
    ['exclusiveMaximum', { exclusiveMaximum: 2 }, 1.9, 2],
    ['multipleOf', { multipleOf: 0.5 }, 1.5, 1.2],
    ['minLength counts characters', { minLength: 2, maxLength: 2 }, '😀😀', '😀'],
    ['pattern', { pattern: '^a+$' }, 'aa', 'ab'],
    ['pattern with Unicode', { pattern: '^\\p{L}+$' }, 'äß', 'a1'],
    ['required', { required: ['a'] }, { a: null }, {}],
    ['properties', { properties: { a: { type: 'string' } } }, { a: 'x' }, { a: 1 }],
    ['additionalProperties', { properties: { a: {} }, additionalProperties: false }, { a: 1 }, { a: 1, b: 2 }],
    ['patternProperties', { patternProperties: { '^x-': { type: 'string' } } }, { 'x-a': 'b', y: 1 }, { 'x-a': 1 }],
    ['propertyNames', { propertyNames: { pattern: '^[a-z]+$' } }, { a: 1 }, { A: 1 }],
    ['minProperties', { minProperties: 1 }, { a: 1 }, {}],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1, b: 1 }, { a: 1 }],
    ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }, { b: 1 }, { a: 1 }],
    ['unevaluatedProperties', { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, { a: 1 }, { b: 1 }],
    ['items', { items: { type: 'number' } }, [1, 2], [1, 'a']],
    ['prefixItems', { prefixItems: [{ type: 'string' }], items: false }, ['a'], ['a', 1]],
    ['contains', { contains: { const: 7 }, maxContains: 1 }, [1, 7], [7, 7]],
    ['uniqueItems', { uniqueItems: true }, [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 1 }]],
    ['minItems', { minItems: 1 }, [1], []],
    ['allOf', { allOf: [{ minimum: 1 }, { maximum: 2 }] }, 2, 3],
    ['anyOf', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1],
    ['oneOf', { oneOf: [{ minimum: 5 }, { maximum: 6 }] }, 1, 5.5],
    ['not', { not: { type: 'string' } }, 1, 'a'],
    [
      'if then else',
      JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}'),
      { c: 1 },
      { a: 1 },
    ],
    [
      '$ref and $defs',
      { $defs: { id: { type: 'string' } }, properties: { id: { $ref: '#/$defs/id' } } },
      { id: 'a' },
      { id: 1 },
    ],
    ['$anchor', { $defs: { x: { $anchor: 'here', type: 'string' } }, $ref: '#here' }, 'a', 1],
    [
      'a $ref to itself',
      { properties: { next: { $ref: '#' } }, required: ['v'] },
      { v: 1, next: { v: 2 } },
      { v: 1, next: {} },
    ],
    ['format email', { format: 'email' }, 'a@example.com', 'a'],
    ['format date-time', { format: 'date-time' }, '2026-01-02T03:04:05Z', 'yesterday'],
    ['true', true, 'anything', undefined as unknown as Json],
  ])('check %s', (_, schema, good, bad) => {
    expect(fits(schema, good)).toBe(true);
    if (bad !== undefined) expect(fits(schema, bad)).toBe(false);
  });

  it('that are false accept nothing, and those that are empty everything', () => {
    expect(checkFor(false)(null)).toEqual([{ path: '', message: 'Nothing is accepted here.' }]);
    expect([null, 1, 'a', [], {}].every((value) => fits({}, value))).toBe(true);
  });

  it('say where and what in one sentence', () => {
    const check = checkFor({
      type: 'object',
      properties: { lines: { items: { properties: { n: { type: 'number' } } } } },
    });
    const [issue] = check({ lines: [{ n: 1 }, { n: 'x' }] });
    expect(issue?.path).toBe('/lines/1/n');
    expect(issue?.message).toMatch(/^[A-Z].*number.*\.$/);
    expect(checkFor({ required: ['a'] })({})[0]?.message).toMatch(/a.*\.$/);
  });

  it('find everything that is wrong, up to fifty', () => {
    const many = Array.from({ length: 200 }, () => 'x');
    expect(checkFor({ items: { type: 'number' } })(many)).toHaveLength(50);
  });
});

describe('properties called like those of objects', () => {
  const value: Json = JSON.parse('{"__proto__":{"admin":true},"constructor":1,"toString":2}');

  it('are data like any other', () => {
    expect(fits({ properties: { a: {} } }, value)).toBe(true);
    expect(checkFor({ properties: { constructor: { type: 'string' } } })(value).map(({ path }) => path)).toEqual([
      '/constructor',
    ]);
    expect(fits({ patternProperties: { '^a': {} }, additionalProperties: false }, { toString: 1 })).toBe(false);
    expect(fits({ properties: { a: {} }, unevaluatedProperties: false }, { toString: 1 })).toBe(false);
    expect(fits({ properties: { a: {} }, additionalProperties: false }, { _id: 1 })).toBe(false);
    expect(fits({ additionalProperties: false }, value)).toBe(false);
  });

  it('are not there when they are only inherited', () => {
    for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty'])
      expect([name, fits({ required: [name] }, {})]).toEqual([name, false]);
    expect(fits({ properties: { toString: false } }, {})).toBe(true);
    expect(fits({ dependentRequired: { toString: ['b'] } }, {})).toBe(true);
  });

  it('change nothing outside', () => {
    checkFor({ properties: { a: {} } })(value);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('regular expressions', () => {
  it.each(['^(a+)+$', '^(a|a)*$', '^(.*a){20}$', '(x+x+)+y'])('take linear time: %s', (pattern) => {
    const text = `${'a'.repeat(50_000)}!`;
    const began = performance.now();
    checkFor({ pattern })(text);
    checkFor({ patternProperties: { [pattern]: { type: 'number' } } })({ [text]: 1 });
    checkFor({ propertyNames: { pattern } })({ [text]: 1 });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('that cannot are refused with their names', () => {
    for (const pattern of ['(?=a)b', '(a)\\1', '(', '(?<!a)b']) {
      const [problem] = schemaProblems({ properties: { a: { pattern } } });
      expect(problem?.message).toContain(JSON.stringify(pattern));
      expect(schemaProblems({ patternProperties: { [pattern]: {} } })).not.toEqual([]);
    }
  });
});

describe('what is no schema', () => {
  it.each<[string, JsonSchema]>([
    ['a type nobody knows', { type: 'text' }],
    ['required that is no list', { required: 'a' }],
    ['properties that are no object', { properties: [] }],
    ['a schema inside that is none', { properties: { a: 7 } }],
    ['minimum that is no number', { minimum: 'a' }],
    ['a reference to nothing', { $ref: '#/$defs/missing' }],
  ])('is told: %s', (_, schema) => {
    expect(schemaProblems(schema).length).toBeGreaterThan(0);
  });

  it('is nothing in a good one', () => {
    const good: JsonSchema[] = [true, false, {}, { type: 'object', properties: { a: { type: 'string' } } }];
    for (const schema of good) expect(schemaProblems(schema)).toEqual([]);
  });
});

describe('references inside a schema', () => {
  it('must lead to a schema', () => {
    expect(schemaProblems({ $ref: '#' })).toEqual([
      { path: '/$ref', message: 'The reference # leads round in a circle.' },
    ]);
    expect(schemaProblems({ $ref: '#/nope' })).toEqual([
      { path: '/$ref', message: 'The reference #/nope leads to nothing.' },
    ]);
    expect(
      schemaProblems({ $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }),
    ).not.toEqual([]);
    expect(
      schemaProblems({
        $defs: { tree: { type: 'object', properties: { left: { $ref: '#/$defs/tree' } } } },
        $ref: '#/$defs/tree',
      }),
    ).toEqual([]);
  });

  it('must not lead out of it, because nothing is fetched', () => {
    const out = 'https://example.com/money.json';
    expect(schemaProblems({ properties: { price: { $ref: out } } })).toEqual([
      { path: '/properties/price/$ref', message: expect.stringContaining(`${out} leads out of the schema`) },
    ]);
    expect(schemaProblems({ $ref: '#money' })).toMatchObject([
      { message: expect.stringContaining('leads to nothing') },
    ]);
    const inside: JsonSchema[] = [
      { $ref: '#money', $defs: { money: { $anchor: 'money', type: 'number' } } },
      {
        $id: 'https://example.com/root.json',
        $ref: 'money.json',
        $defs: { money: { $id: 'money.json', type: 'number' } },
      },
      { $ref: out, $defs: { money: { $id: out, type: 'number' } } },
    ];
    for (const schema of inside) {
      expect(schemaProblems(schema)).toEqual([]);
      expect([fits(schema, 1), fits(schema, 'a')]).toEqual([true, false]);
    }
  });
});
