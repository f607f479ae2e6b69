import { existsSync } from 'node:fs';
import { getQuickJS } from 'quickjs-emscripten';
import { expect, describe as group, it } from 'vitest';
import { NodeFailure, toNodeError } from '#engine/errors.ts';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { compileParams } from '#engine/graph/compile-params.ts';
import { checkParams } from '#engine/graph/params.ts';
import { resolvePorts } from '#engine/graph/ports.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { Ctx, HttpRequest, HttpResponse } from '#engine/node/ctx.ts';
import type { NodeDefinition, NodeExample } from '#engine/node/define.ts';
import { describe } from '#engine/node/define.ts';
import { isOutcome, type Outcome } from '#engine/node/outcome.ts';
import { definitions, descriptions } from './index.ts';

type Touched = Set<string>;
type Result = { output?: Json; ports: string[]; suspends?: string; error?: string };

const quickJs = await getQuickJS();
const harmless = new Set([
  'log',
  'stream',
  'sandbox',
  'roots',
  'assets',
  'now',
  'checkOutput',
  'signal',
  'run',
  'node',
  'scope',
  'visit',
  'attempt',
]);

/** Evaluates the parameters as the engine does, calls the node, and answers its wait. */
async function runExample(definition: NodeDefinition, example: NodeExample, touched: Touched): Promise<Result> {
  try {
    const { inputs: given = {} } = example;
    const { from, ...inputs } = given;
    const values = Array.isArray(inputs.in) ? inputs.in : [];
    const names = Array.isArray(from) ? from.map(String) : values.map((_, index) => `node_${index + 1}`);
    const params = evaluateParams(definition, example);
    const returned =
      (await definition.run?.({ params, inputs, from: names, ctx: exampleCtx(example, touched) })) ?? null;
    return resultOf(definition, returned, { example, params });
  } catch (error) {
    if (!(error instanceof NodeFailure)) throw error;
    return { ports: [], error: toNodeError(error).code };
  }
}

function evaluateParams(definition: NodeDefinition, example: NodeExample): unknown {
  const description = describe(definition);
  expect(checkParams(description.params, example.params)).toEqual([]);
  const compiled = compileParams(description, example.params, {});
  expect(compiled.problems).toEqual([]);
  const roots = { get: (name: string) => example.roots?.[name] };
  const plain = compiled.params.value.evaluate(roots);
  const raw: Record<string, unknown> = isObject(plain) ? { ...plain } : {};
  for (const { name, value } of compiled.params.elements) {
    raw[name] = (item: Json, index: number) =>
      value.evaluate({ get: (root) => (root === 'item' ? item : root === 'index' ? index : roots.get(root)) });
  }
  return definition.params.parse(raw);
}

function resultOf(
  definition: NodeDefinition,
  returned: Json | Outcome,
  { example, params }: { example: NodeExample; params: unknown },
): Result {
  const [first] = resolvePorts(describe(definition), example.params, {});
  const plain = (output: Json): Result => ({ output, ports: first === undefined ? [] : [first.name] });
  if (!isOutcome(returned)) return plain(returned);
  if (returned.outcome === 'answer') return plain(returned.output);
  if (returned.outcome === 'ports') {
    const ports = Object.keys(returned.ports);
    const [only] = ports;
    return {
      output: ports.length === 1 && only !== undefined ? (returned.ports[only] ?? null) : returned.ports,
      ports,
    };
  }
  if (returned.outcome === 'variable') return plain(returned.value);
  const { resolution } = example;
  if (resolution === undefined || definition.resume === undefined) return { ports: [], suspends: returned.wait.kind };
  return {
    ...resultOf(definition, definition.resume({ params, resolution }), { example, params }),
    suspends: returned.wait.kind,
  };
}

function exampleCtx(example: NodeExample, touched: Touched): Ctx {
  const effects = [...(example.effects ?? [])];
  const ctx: Ctx = {
    run: { id: 'run_1', workflow: 'example', version: 1, startedAt: '2026-11-21T10:00:00.000Z' },
    node: 'node',
    scope: '',
    visit: 1,
    attempt: 1,
    now: '2026-11-21T10:00:00.000Z',
    signal: { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined },
    log: () => undefined,
    stream: () => undefined,
    fetch: async (request) => replyTo(request, effects.shift()),
    perform: async (service, request) => {
      const effect = effects.shift();
      if (effect === undefined) throw new Error(`no recorded effect for ${service}`);
      if (effect.expect !== undefined) expect({ service, ...request }).toMatchObject(effect.expect);
      if (effect.fail !== undefined) throw new NodeFailure(effect.fail.code, effect.fail.message);
      return effect.reply?.body ?? null;
    },
    sandbox: async (source, roots) => ({ value: evaluateCode(source, roots), logs: [] }),
    roots: () => example.roots ?? {},
    assets: {
      write: async (bytes, type) => ({ $asset: 'sha256:0', type, size: bytes.length }),
      read: async () => new Uint8Array(),
    },
    usage: () => undefined,
    left: { tokens: null, cost: null },
    checkOutput: () => [],
  };
  return new Proxy(ctx, {
    get(target, name, receiver) {
      touched.add(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}

function replyTo(request: HttpRequest, effect: NonNullable<NodeExample['effects']>[number] | undefined): HttpResponse {
  if (effect === undefined) throw new Error(`no recorded effect for ${request.method} ${request.url}`);
  if (effect.expect !== undefined) expect(request).toMatchObject(effect.expect);
  if (effect.fail !== undefined) throw new NodeFailure(effect.fail.code, effect.fail.message);
  const reply = effect.reply ?? {};
  const headers = isObject(reply.headers)
    ? Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, String(value)]))
    : {};
  return {
    status: Number(reply.status ?? 200),
    headers,
    body: reply.body ?? null,
    url: String(reply.url ?? request.url),
  };
}

function evaluateCode(source: string, roots: JsonObject): Json {
  const names = Object.keys(roots);
  const values = names.map((name) => JSON.stringify(roots[name]));
  return JSON.parse(String(quickJs.evalCode(`JSON.stringify(((${names.join()}) => { ${source} })(${values.join()}))`)));
}

group.each(definitions.map((definition) => [definition.type, definition] as const))('%s', (_, definition) => {
  const description = describe(definition);

  it.each(definition.examples.map((example) => [example.name, example] as const))(
    'does its example: %s',
    async (_name, example) => {
      const touched: Touched = new Set();
      const result = await runExample(definition, example, touched);
      const { expect: wanted } = example;
      if (definition.run === undefined) return;
      expect(result.error).toBe(wanted.error);
      expect(result.suspends).toBe(wanted.suspends);
      if (wanted.port !== undefined) expect(result.ports).toEqual([wanted.port]);
      if ('output' in wanted) expect(result.output).toEqual(wanted.output);
      if (definition.effect === 'pure') expect([...touched].filter((name) => !harmless.has(name))).toEqual([]);
      expect(await runExample(definition, example, new Set())).toEqual(result);
    },
  );

  it('reaches every port in an example', async () => {
    if (definition.run === undefined) return;
    const reached = new Set<string>();
    const wanted = new Set<string>();
    for (const example of definition.examples) {
      for (const port of (await runExample(definition, example, new Set())).ports) reached.add(port);
    }
    for (const port of resolvePorts(description, {}, {})) wanted.add(port.name);
    expect([...wanted].filter((port) => !reached.has(port))).toEqual([]);
  });

  it('has an example with parameters, if it takes any, and each says what comes of it', () => {
    expect(definition.examples.length).toBeGreaterThan(0);
    if (Object.keys(fieldsOf(description)).length > 0)
      expect(definition.examples.some(({ params }) => Object.keys(params).length > 0)).toBe(true);
    const silent = description.examples.filter(({ gives, note }) => gives === undefined && note === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('describes itself as data, with a label and a hint for every parameter', () => {
    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
    for (const [name, field] of allFields(description.params)) {
      const hint = isObject(field) ? field['x-field'] : null;
      expect(hint, `${definition.type}.${name}`).toMatchObject({
        label: expect.stringMatching(/^[A-Z]/),
        hint: expect.stringMatching(/^[A-Z].*[.?]$/),
      });
    }
  });

  it('refuses unknown parameters', () => {
    const example = definition.examples[0]?.params ?? {};
    expect(checkParams(description.params, { ...example, no_such_thing: 1 })).toHaveLength(1);
    expect(definition.params.safeParse({ no_such_thing: 1 }).success).toBe(false);
  });

  it('speaks plainly', () => {
    expect(definition.type).toMatch(/^[a-z]+(?:[._][a-z]+)*$/);
    expect(definition.title.length).toBeLessThanOrEqual(24);
    expect(definition.title).toMatch(/^[A-Z]\w*(?: [a-z]+)*$|^HTTP request$/);
    expect(definition.summary).toMatch(/^[A-Z].*\.$/);
    expect(definition.sentence).toMatch(/^[A-Z].*[^.]$/);
    const names = Object.keys(fieldsOf(description));
    for (const [, name = ''] of definition.sentence.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name);
    expect(definition.keywords?.length).toBeGreaterThan(2);
  });

  it('has an icon that exists', () => {
    expect(
      existsSync(new URL(`../node_modules/lucide-react/dist/esm/icons/${definition.icon}.mjs`, import.meta.url)) ||
        existsSync(new URL(`../node_modules/lucide-react/dist/esm/icons/${definition.icon}.js`, import.meta.url)),
      definition.icon,
    ).toBe(true);
  });
});

group('the catalogue', () => {
  it('has each type once, under its pack', () => {
    const types = descriptions.map((description) => description.type);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toEqual(
      expect.arrayContaining([
        'start',
        'end',
        'respond',
        'stop',
        'set',
        'template',
        'if',
        'switch',
        'merge',
        'list.filter',
        'list.map',
        'list.sort',
        'list.limit',
        'list.unique',
        'list.group',
        'list.summarize',
        'list.join',
        'list.split',
        'convert',
        'code',
        'http.request',
        'wait',
        'approval',
        'call',
        'for_each',
      ]),
    );
  });
});

/** Every parameter by its path, also those inside lists and objects. */
function allFields(schema: Json | undefined, path = ''): [string, Json][] {
  if (!isObject(schema)) return [];
  const own = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const variants = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [
    ...own.flatMap(([name, field]): [string, Json][] => [
      [`${path}${name}`, field],
      ...allFields(field, `${path}${name}.`),
    ]),
    ...[schema.items, schema.additionalProperties, ...variants].flatMap((inner) => allFields(inner, path)),
  ];
}

function fieldsOf(description: NodeDescription): JsonObject {
  const { params } = description;
  return isObject(params) && isObject(params.properties) ? params.properties : {};
}
