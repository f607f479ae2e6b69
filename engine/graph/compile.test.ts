import { describe, expect, it } from 'vitest';
import { testCatalogue } from '../testing/nodes.ts';
import { draw, planOf, runGraph, type TestNode, words } from '../testing/run-graph.ts';
import { compile } from './compile.ts';
import { parseGraph, parseGraphText } from './parse.ts';
import type { Graph } from './schema.ts';

const start: TestNode = { type: 'start' };
const set = (value = 1): TestNode => ({ type: 'set', params: { value } });

function findings(graph: Graph): string[] {
  return compile(graph, testCatalogue).diagnostics.map(({ severity, code, node }) =>
    `${severity} ${code} ${node ?? ''}`.trim(),
  );
}

function messages(graph: Graph): string {
  return compile(graph, testCatalogue)
    .diagnostics.map(({ message, fix }) => `${message} ${fix}`)
    .join('\n');
}

describe('compile', () => {
  it('[G1] refuses an edge across the border of a container and names both nodes and the container', () => {
    const graph = draw(
      { start, loop: { type: 'for_each', params: { items: [] } }, inner: { ...set(), parent: 'loop' }, after: set() },
      ['start > loop', 'inner > after'],
    );
    expect(findings(graph)).toContain('error crosses_border inner');
    expect(messages(graph)).toContain('from `inner` to `after` crosses the border of `loop`');
  });

  it('[G2] refuses an edge into an entry, and a graph without one', async () => {
    expect(findings(draw({ start, a: set() }, ['start > a', 'a > start']))).toContain('error into_entry start');
    expect(findings(draw({ a: set() }, []))).toContain('error no_entry');
    const { log } = await runGraph(draw({ start, a: set() }, ['start > a']));
    expect(log[0]).toMatchObject({ type: 'run.started', data: { entry: 'start' } });
  });

  it('[G3] leaves out what the entry does not reach, so that a join does not wait for it', async () => {
    const graph = draw(
      {
        start,
        nightly: start,
        a: set(1),
        b: set(2),
        j: { type: 'gather' },
        e: { type: 'end', params: { output: ['{{ j }}', '{{ b }}'] } },
      },
      ['start > a', 'a > j', 'nightly > b', 'b > j', 'j > e'],
    );
    const { log } = await runGraph(graph);
    expect(log.at(-1)).toMatchObject({ type: 'run.completed', data: { output: [[1], null] } });
    expect(words(log).some((word) => word.endsWith(' b'))).toBe(false);
  });

  it('[G4] begins all nodes of a container that nothing leads to, and says when nothing does', async () => {
    const graph = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: [1] } },
        a: { ...set(), parent: 'loop' },
        b: { ...set(), parent: 'loop' },
      },
      ['start > loop'],
    );
    const { log } = await runGraph(graph);
    expect(words(log).slice(5, 8)).toEqual([
      'node.started loop[0] a',
      'node.completed loop[0] a',
      'node.started loop[0] b',
    ]);
    const ring = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: [] } },
        a: { ...set(), parent: 'loop' },
        b: { ...set(), parent: 'loop' },
      },
      ['start > loop', 'a > b', 'b > a'],
    );
    expect(findings(ring)).toContain('error nothing_begins loop');
    expect(findings(draw({ start, a: set() }, []))).toContain('warning unreachable a');
  });

  it('[G9, G10] tells exclusive ends from ends that can both be reached', () => {
    const split: TestNode = { type: 'if', params: { condition: true } };
    const ends = { a: { type: 'end' }, b: { type: 'end' } };
    expect(
      findings(draw({ start, split, ...ends }, ['start > split', 'split.true > a', 'split.false > b'])),
    ).not.toContain('warning two_ends b');
    expect(
      findings(
        draw({ start, split: { type: 'both', params: { take: ['a'] } }, ...ends }, [
          'start > split',
          'split.a > a',
          'split.b > b',
        ]),
      ),
    ).toContain('warning two_ends b');
    const risky: TestNode = { type: 'read', params: { from: 'x' }, policy: { onError: 'port' } };
    expect(findings(draw({ start, risky, ...ends }, ['start > risky', 'risky > a', 'risky.error > b']))).not.toContain(
      'warning two_ends b',
    );
  });

  it('[G13] counts an edge that is there twice once, with a warning', async () => {
    const graph = draw({ start, a: set(), j: { type: 'gather' } }, ['start > a', 'a > j', 'a > j']);
    expect(findings(graph)).toContain('warning duplicate_edge a');
    const { log } = await runGraph(graph);
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'j')).toMatchObject({
      data: { output: [1] },
    });
    const two = draw({ start, c: { type: 'if', params: { condition: true } }, j: { type: 'gather' } }, [
      'start > c',
      'c.true > j',
      'c.false > j',
    ]);
    expect(planOf(two).root.byId.get('j')?.incoming.length).toBe(2);
  });

  it('[G16] refuses what is not before its reader, and what stands inside a container', () => {
    const graph = draw(
      {
        start,
        a: { type: 'set', params: { value: '{{ b }}' } },
        b: set(),
        loop: { type: 'for_each', params: { items: [], result: '{{ inner + a }}' } },
        inner: { ...set(), parent: 'loop' },
        c: { type: 'set', params: { value: '{{ inner }}' } },
      },
      ['start > a', 'start > b', 'a > loop', 'loop > c'],
    );
    expect(findings(graph).filter((finding) => finding.startsWith('error'))).toEqual([
      'error not_before a',
      'error not_outside c',
    ]);
    expect(messages(graph)).toContain('Connect `b` to `a`');
    expect(findings(draw({ start, a: { type: 'set', params: { value: '{{ item }}' } } }, ['start > a']))).toContain(
      'error no_item a',
    );
    expect(
      messages(
        draw({ start, total: set(), a: { type: 'set', params: { value: '{{ totl }}' } } }, [
          'start > total',
          'total > a',
        ]),
      ),
    ).toContain('Did you mean `total`?');
  });

  it('[G18] warns of an error port with nothing behind it and of an end inside concurrent turns', () => {
    const graph = draw(
      {
        start,
        a: { type: 'read', params: { from: 'x' }, policy: { onError: 'port' } },
        loop: { type: 'for_each', params: { items: [1], concurrency: 4 } },
        inner: { type: 'end', parent: 'loop' },
      },
      ['start > a', 'a > loop'],
    );
    expect(findings(graph)).toEqual(expect.arrayContaining(['warning open_error_port a', 'warning racing_end inner']));
  });

  it('[G19] makes the same plan from the same graph, with the number of its rules', () => {
    const graph = draw({ start, a: set() }, ['start > a']);
    const shape = (plan: ReturnType<typeof planOf>) => ({
      rules: plan.rules,
      nodes: plan.root.nodes.map(({ id, index }) => [id, index]),
    });
    expect(shape(planOf(graph))).toEqual(shape(planOf(graph)));
    expect(planOf(graph).rules).toBe(1);
  });

  it('names what is wrong in sentences: types, parameters, ids, endless cycles, dangling edges', () => {
    expect(messages(draw({ start, a: { type: 'sett' } }, ['start > a']))).toContain('Did you mean `set`?');
    expect(messages(draw({ start, a: { type: 'child', params: {} } }, ['start > a']))).toContain(
      '`a`: `workflow` is missing. Fill in `workflow` of `a`.',
    );
    expect(messages(draw({ start, a: { type: 'child', params: { workflow: 5 } } }, ['start > a']))).toContain(
      'must be text, found 5',
    );
    expect(
      messages(draw({ start, a: { type: 'child', params: { workflow: 'x', speed: 1 } } }, ['start > a'])),
    ).toContain('`speed` is not known here');
    expect(findings(draw({ start, input: set() }, ['start > input']))).toContain('error reserved_id input');
    expect(messages(draw({ start, a: set(), b: set() }, ['start > a', 'a > b', 'b > a']))).toContain(
      'Nothing ends the cycle of `a`',
    );
    expect(messages(draw({ start, a: set() }, ['start > a', 'a > nowhere']))).toContain(
      'goes to `nowhere`, which does not exist',
    );
    expect(messages(draw({ start, a: { type: 'set', params: { value: '{{ 1 + }}' } } }, ['start > a']))).toMatch(
      /`params.value`: Line 1, column \d+/,
    );
    expect(messages(draw({ start, a: set() }, ['start > a', 'a.error > a']))).toContain('has no `error` jack');
  });

  it('makes no plan for a graph with errors, and says what keeps a document from being a graph', () => {
    expect(compile(draw({ start, a: { type: 'sett' } }, ['start > a']), testCatalogue).planFor('start')).toBeNull();
    const { graph, diagnostics } = parseGraph({
      patchbay: 1,
      kind: 'module',
      name: 'x',
      slug: 'x',
      nodes: [{ id: 'A b', type: 'set', position: [0, 0] }],
      edges: [],
    });
    expect(graph).toBeNull();
    expect(diagnostics[0]?.message).toContain('nodes.0.id');
    expect(parseGraphText('{"a":').diagnostics[0]?.code).toBe('bad_json');
  });
});
