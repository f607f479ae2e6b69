import { compileSchema, draft2020, extendDraft, type Keyword, type SchemaNode, settings } from 'json-schema-library';
import { RE2JS } from 're2js';
import type { Issue } from '#engine/errors.ts';
import { isObject, type Json, type JsonObject, type JsonSchema } from '#engine/json.ts';

/** Checks values against one schema. */
export type Check = (value: Json) => Issue[];

const cache = new WeakMap<object, Check>();

/** The check for a JSON Schema 2020-12; compiled once for each schema object, without generated code. */
export function checkFor(schema: JsonSchema): Check {
  if (typeof schema === 'boolean') return () => (schema ? [] : [{ path: '', message: 'Nothing is accepted here.' }]);
  const known = cache.get(schema);
  if (known) return known;
  const node = compileSchema(schema, { drafts: [linearDraft] });
  const check: Check = (value) => {
    const { valid, errors } = node.validate(value);
    return valid ? [] : errors.slice(0, 50).map((error) => toIssue(error));
  };
  cache.set(schema, check);
  return check;
}

/** What keeps a value from being a JSON Schema that can be used; empty when nothing does. */
export function schemaProblems(schema: JsonSchema): Issue[] {
  if (typeof schema === 'boolean') return [];
  try {
    const problems = (compileSchema(schema, { drafts: [linearDraft] }).schemaErrors ?? []).map((error) =>
      toIssue(error),
    );
    return problems.length > 0 ? problems : referenceProblems(schema);
  } catch (error) {
    return [{ path: '', message: error instanceof Error ? error.message : String(error) }];
  }
}

type Reached = { at: JsonObject; path: string; base: string };

/** Stands for the address of a schema that has none. */
const nowhere = 'schema://here/';

/** References that lead nowhere, out of the schema, or round in a circle without ever coming to a schema. */
function referenceProblems(root: JsonObject): Issue[] {
  const reached = objectsIn(root, '', nowhere);
  const names = new Set([nowhere, ...reached.map(({ base }) => base)]);
  for (const { at, base } of reached)
    for (const anchor of [at.$anchor, at.$dynamicAnchor])
      if (typeof anchor === 'string') names.add(`${base}#${anchor}`);
  return reached.flatMap(({ at, path, base }) =>
    Object.entries({ $ref: at.$ref, $dynamicRef: at.$dynamicRef }).flatMap(([key, reference]) => {
      if (typeof reference !== 'string') return [];
      if (/^#(\/|$)/.test(reference)) return followReference(root, reference, `${path}/${key}`);
      const [place = '', fragment = ''] = addressOf(reference, base).split('#');
      const name = fragment === '' || fragment.startsWith('/') ? place : `${place}#${fragment}`;
      return names.has(name) ? [] : [outside(reference, `${path}/${key}`)];
    }),
  );
}

/** All objects of a schema, with the address against which their references count. */
function objectsIn(at: Json, path: string, outer: string): Reached[] {
  if (Array.isArray(at)) return at.flatMap((item, index) => objectsIn(item, `${path}/${index}`, outer));
  if (!isObject(at)) return [];
  const base = typeof at.$id === 'string' ? (addressOf(at.$id, outer).split('#')[0] ?? outer) : outer;
  return [{ at, path, base }, ...Object.entries(at).flatMap(([key, item]) => objectsIn(item, `${path}/${key}`, base))];
}

function addressOf(reference: string, base: string): string {
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

function outside(reference: string, path: string): Issue {
  const message = reference.startsWith('#')
    ? `The reference ${reference} leads to nothing.`
    : `The reference ${reference} leads out of the schema, and nothing is fetched. Put it under $defs and write #/$defs/….`;
  return { path, message };
}

function followReference(root: JsonObject, first: string, path: string): Issue[] {
  const seen = new Set<string>();
  for (let reference: Json | undefined = first; typeof reference === 'string' && /^#(\/|$)/.test(reference); ) {
    if (seen.has(reference)) return [{ path, message: `The reference ${first} leads round in a circle.` }];
    seen.add(reference);
    const target = lookUp(root, reference);
    if (target === undefined) return [{ path, message: `The reference ${reference} leads to nothing.` }];
    reference = isObject(target) ? target.$ref : undefined;
  }
  return [];
}

function lookUp(root: JsonObject, reference: string): Json | undefined {
  let at: Json | undefined = root;
  for (const part of reference.split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = at[Number(name)];
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

const words: { [type: string]: string } = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

/** One type or several, in words. */
function typeWords(types: unknown): string {
  return (Array.isArray(types) ? types : [types]).map((type) => words[String(type)] ?? String(type)).join(' or ');
}

type Finding = { code?: unknown; message: string; data: { pointer: string; [key: string]: unknown } };

function toIssue({ code, message, data }: Finding): Issue {
  const path = data.pointer.replace(/^#/, '');
  if (code === 'required-property-error' && typeof data.key === 'string')
    return { path: `${path}/${data.key}`, message: 'It is required and missing.' };
  if (code === 'type-error')
    return { path, message: `It must be ${typeWords(data.expected)}, not ${typeWords(data.received)}.` };
  const plain = message.replaceAll('`', '').replace(/ (in|at) #(\/\S*)?/, '');
  return { path, message: plain.endsWith('.') ? plain : `${plain}.` };
}

// The library lets properties of this name pass where no others may.
settings.propertyBlacklist = [];

/** Draft 2020-12 with regular expressions that take linear time, because schemas and values come from people. */
const linearDraft = extendDraft(draft2020, {
  keywords: draft2020.keywords.map((keyword) => {
    const parse = keyword.parse;
    if (keyword.keyword === 'pattern') return { ...keyword, parse: parsePattern };
    if (keyword.keyword === 'patternProperties')
      return { ...keyword, parse: (node: SchemaNode) => parsePatternProperties(node, parse) };
    if (keyword.keyword === 'properties' || keyword.keyword.startsWith('dependent'))
      return { ...keyword, parse: (node: SchemaNode) => parseByName(node, parse) };
    return keyword;
  }),
});

/** What is looked up by the name of a property must not be found in the prototype of objects, as `constructor` would. */
function parseByName(node: SchemaNode, original: Keyword['parse']): ReturnType<NonNullable<Keyword['parse']>> {
  const found = original?.(node);
  for (const table of [node.properties, node.dependentSchemas, node.dependentRequired])
    if (table) Object.setPrototypeOf(table, null);
  return found;
}

function parsePattern(node: SchemaNode): ReturnType<SchemaNode['createError']> | undefined {
  const pattern = node.schema.pattern;
  if (pattern === undefined) return undefined;
  const regexp = typeof pattern === 'string' ? linear(pattern) : null;
  if (regexp === null)
    return node.createError('schema-error', {
      pointer: node.schemaLocation,
      schema: node.schema,
      value: pattern,
      message: `The pattern ${JSON.stringify(pattern)} is not a regular expression without look-ahead and back-references`,
    });
  node.pattern = regexp;
  return undefined;
}

function parsePatternProperties(
  node: SchemaNode,
  original: ((node: SchemaNode) => unknown) | undefined,
): ReturnType<SchemaNode['createError']> | undefined {
  const patterns = Object.keys(node.schema.patternProperties ?? {});
  const bad = patterns.find((pattern) => linear(pattern) === null);
  if (bad !== undefined)
    return node.createError('schema-error', {
      pointer: node.schemaLocation,
      schema: node.schema,
      value: bad,
      message: `The pattern ${JSON.stringify(bad)} is not a regular expression without look-ahead and back-references`,
    });
  original?.(node);
  // The library looks a name up here to know whether it is allowed, and would find `constructor`.
  node.schema = { ...node.schema, properties: Object.assign(Object.create(null), node.schema.properties) };
  for (const entry of node.patternProperties ?? []) entry.pattern = linear(entry.name) ?? entry.pattern;
  return undefined;
}

/** A regular expression in linear time, in the shape of RegExp that the library calls; null when there is none. */
function linear(pattern: string): RegExp | null {
  try {
    const regexp = RE2JS.compile(RE2JS.translateRegExp(pattern));
    const test = { test: (text: string) => regexp.matcher(text).find() };
    // The library reads nothing but `test`.
    return test as unknown as RegExp;
  } catch {
    return null;
  }
}
