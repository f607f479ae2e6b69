import { describe, expect, it } from 'vitest';
import { compile } from '../graph/compile.ts';
import type { Json } from '../json.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { testCatalogue } from '../testing/nodes.ts';
import { draw, outputOf, runGraph, type TestNode, words } from '../testing/run-graph.ts';
import type { RunEvent } from './event.ts';

const start: TestNode = { type: 'start' };
const end = (output: Json): TestNode => ({ type: 'end', params: { output } });
const inside = (parent: string, node: TestNode): TestNode => ({ ...node, parent });
const set = (value: Json): TestNode => ({ type: 'set', params: { value } });
const choose = (condition: Json): TestNode => ({ type: 'if', params: { condition } });
const call = (to: string): TestNode => ({ type: 'call', params: { to } });

function errorOf(log: RunEvent[]): string | null {
  const last = log.at(-1);
  return last?.type === 'run.failed' ? last.data.error.code : null;
}

function codes(graph: Parameters<typeof compile>[0]): string[] {
  return compile(graph, testCatalogue).diagnostics.map((finding) => `${finding.code} ${finding.node ?? ''}`.trim());
}

describe('while', () => {
  const pages = (more: TestNode['params'] = {}) =>
    draw(
      {
        start,
        loop: { type: 'while', params: { condition: '{{ index == 0 || page.next != null }}', ...more } },
        page: inside('loop', set('{{ { number: index, next: index < 2 ? index + 1 : null } }}')),
        done: end('{{ loop }}'),
      },
      ['start > loop', 'loop > done'],
    );

  it('[C8] asks before each turn, and may name nodes of the turn before', async () => {
    const { log } = await runGraph(pages({ result: '{{ page.number }}' }));
    expect(outputOf(log)).toEqual([0, 1, 2]);
    expect(words(log).filter((word) => word.startsWith('scope.started'))).toHaveLength(3);
  });

  it('[C8] fails with loop_limit when its condition still holds after the last turn, and only then', async () => {
    expect(errorOf((await runGraph(pages({ limit: 2 }))).log)).toBe('loop_limit');
    expect(outputOf((await runGraph(pages({ limit: 3, result: '{{ index }}' }))).log)).toEqual([0, 1, 2]);
  });

  it('[C4, C8] gives an empty list when its condition never holds', async () => {
    expect(outputOf((await runGraph(pages({ condition: false }))).log)).toEqual([]);
  });

  it('[C8] fails as a node does when its condition cannot be evaluated', async () => {
    const graph = pages({ condition: '{{ "a".repeat(-1) == "" }}' });
    expect(errorOf((await runGraph(graph)).log)).toBe('expression');
  });

  it('[X7] has an index and no item; its id reads both', async () => {
    const graph = draw(
      {
        start,
        outer: { type: 'for_each', params: { items: ['a', 'b'] } },
        loop: inside('outer', { type: 'while', params: { condition: '{{ index < 2 }}' } }),
        leaf: inside('loop', set('{{ [outer.item, outer.index, item, index, loop.index] }}')),
        done: end('{{ outer }}'),
      },
      ['start > outer', 'outer > done'],
    );
    expect(outputOf((await runGraph(graph)).log)).toEqual([
      [
        ['a', 0, null, 0, 0],
        ['a', 0, null, 1, 1],
      ],
      [
        ['b', 1, null, 0, 0],
        ['b', 1, null, 1, 1],
      ],
    ]);
  });
});

describe('try', () => {
  const guarded = (node: TestNode) =>
    draw(
      {
        start,
        box: { type: 'try' },
        risky: inside('box', node),
        fine: end({ fine: '{{ box }}' }),
        caught: end({ caught: '{{ box.error.code }}' }),
      },
      ['start > box', 'box > fine', 'box.error > caught'],
    );

  it('[C9] reads its result, and its error port is dead', async () => {
    expect(outputOf((await runGraph(guarded(set(7)))).log)).toEqual({ fine: 7 });
  });

  it('[C9, E6] catches what fails in it, a stop as well', async () => {
    expect(outputOf((await runGraph(guarded({ type: 'fail', params: { code: 'made' } }))).log)).toEqual({
      caught: 'made',
    });
    expect(outputOf((await runGraph(guarded({ type: 'stop', params: { code: 'said' } }))).log)).toEqual({
      caught: 'said',
    });
  });

  it('[C9, C12] waits for what still runs before its error is told', async () => {
    const graph = draw(
      {
        start,
        box: { type: 'try' },
        risky: inside('box', { type: 'fail', params: { code: 'made' } }),
        slow: inside('box', call('slow')),
        caught: end('{{ box.error.code }}'),
      },
      ['start > box', 'box.error > caught'],
    );
    const { log } = await runGraph(graph);
    expect(outputOf(log)).toBe('made');
    const order = words(log);
    expect(order.indexOf('node.started caught')).toBeGreaterThan(
      order.findIndex((word) => /^node\.(completed|failed) box\[0\] slow/.test(word)),
    );
  });

  it('[C9] nested in a turn, leaves the others alone', async () => {
    const graph = draw(
      {
        start,
        each: { type: 'for_each', params: { items: [1, 2, 3], result: '{{ box.error ? "caught" : box }}' } },
        box: inside('each', { type: 'try' }),
        two: inside('box', choose('{{ item == 2 }}')),
        bad: inside('box', { type: 'fail', params: { code: 'two' } }),
        good: inside('box', set('{{ item }}')),
        done: end('{{ each }}'),
      },
      ['start > each', 'two.true > bad', 'two.false > good', 'each > done'],
    );
    const { log } = await runGraph({
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'box' ? { ...node, params: { result: '{{ good }}' } } : node)),
    });
    expect(outputOf(log)).toEqual([1, 'caught', 3]);
  });
});

describe('parallel', () => {
  it('[C3, C9] begins all branches at once and gives the outputs of its last nodes by id', async () => {
    const graph = draw(
      {
        start,
        both: { type: 'parallel' },
        a: inside('both', call('a')),
        b: inside('both', call('b')),
        c: inside('both', set('{{ b }}')),
        done: end('{{ both }}'),
      },
      ['start > both', 'b > c', 'both > done'],
    );
    const world = new MemoryWorld();
    world.respond = async ({ url }) => url.toUpperCase();
    const { log } = await runGraph(graph, {}, world);
    expect(outputOf(log)).toEqual({ a: 'A', c: 'B' });
    const order = words(log);
    expect(order.indexOf('node.started both[0] b')).toBeLessThan(order.indexOf('node.completed both[0] a'));
  });

  it('[C3, S12] keeps to its concurrency, in the order in which nodes became ready', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const graph = draw(
      {
        start,
        both: { type: 'parallel', params: { concurrency: 2 } },
        ...Object.fromEntries(names.map((name) => [name, inside('both', call(name))])),
        done: end('{{ both }}'),
      },
      ['start > both', 'both > done'],
    );
    const world = new MemoryWorld();
    let now = 0;
    let most = 0;
    world.respond = async ({ url }) => {
      now++;
      most = Math.max(most, now);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      now--;
      return url;
    };
    const { log } = await runGraph(graph, {}, world);
    expect(most).toBe(2);
    expect(world.calls.map((one) => one.url)).toEqual(names);
    expect(outputOf(log)).toEqual({ a: 'a', b: 'b', c: 'c', d: 'd' });
  });
});

describe('break and continue', () => {
  const loop = (role: 'break' | 'continue', params: TestNode['params'] = {}) =>
    draw(
      {
        start,
        each: { type: 'for_each', params: { items: [1, 2, 3, 4], result: '{{ [item, after] }}', ...params } },
        two: inside('each', choose('{{ item == 2 }}')),
        leave: inside('each', { type: role }),
        after: inside('each', set('{{ item * 10 }}')),
        done: end('{{ each }}'),
      },
      ['start > each', 'two.true > leave', 'two.false > after', 'each > done'],
    );

  it('[C10] continue ends the turn, and its result is evaluated', async () => {
    expect(outputOf((await runGraph(loop('continue'))).log)).toEqual([
      [1, 10],
      [2, null],
      [3, 30],
      [4, 40],
    ]);
  });

  it('[C10] break ends the loop with the turn that broke, the same with any concurrency', async () => {
    for (const concurrency of [1, 2, 4])
      expect(outputOf((await runGraph(loop('break', { concurrency }))).log)).toEqual([
        [1, 10],
        [2, null],
      ]);
  });

  it('[C10] lets turns below finish, and forgets the failures of turns above', async () => {
    const graph = draw(
      {
        start,
        each: { type: 'for_each', params: { items: [1, 2, 3], concurrency: 3, result: '{{ slow ?? "broke" }}' } },
        which: inside('each', { type: 'both', params: { take: '{{ item == 2 ? ["a"] : ["b"] }}' } }),
        leave: inside('each', { type: 'break' }),
        odd: inside('each', choose('{{ item == 3 }}')),
        bad: inside('each', { type: 'fail', params: { code: 'above' } }),
        slow: inside('each', call('{{ "turn " + item }}')),
        done: end('{{ each }}'),
      },
      ['start > each', 'which.a > leave', 'which.b > odd', 'odd.true > bad', 'odd.false > slow', 'each > done'],
    );
    const world = new MemoryWorld();
    world.respond = async ({ url }) => url;
    expect(outputOf((await runGraph(graph, {}, world)).log)).toEqual(['turn 1', 'broke']);
  });

  it('[C10] act on the nearest loop through try and parallel', async () => {
    const graph = draw(
      {
        start,
        loop: { type: 'while', params: { condition: true, result: '{{ index }}' } },
        box: inside('loop', { type: 'try' }),
        both: inside('box', { type: 'parallel' }),
        third: inside('both', choose('{{ loop.index == 2 }}')),
        leave: inside('both', { type: 'break' }),
        rest: inside('both', set(1)),
        done: end('{{ loop }}'),
      },
      ['start > loop', 'third.true > leave', 'third.false > rest', 'loop > done'],
    );
    expect(outputOf((await runGraph(graph)).log)).toEqual([0, 1, 2]);
  });

  it('[C10] are errors where no loop is', () => {
    const graph = draw({ start, box: { type: 'try' }, leave: inside('box', { type: 'break' }) }, ['start > box']);
    expect(codes(graph)).toContain('outside_loop leave');
  });
});

describe('containers', () => {
  it('[C1] refuse retry and each', () => {
    const graph = draw({ start, box: { type: 'try', policy: { retry: { attempts: 2 } } }, a: inside('box', set(1)) }, [
      'start > box',
    ]);
    expect(codes(graph)).toContain('not_on_container box');
  });

  it('[C1] hold cycles of their own', async () => {
    const graph = draw(
      {
        start,
        each: { type: 'for_each', params: { items: [1, 2], concurrency: 2, result: '{{ n }}' } },
        first: inside('each', set(null)),
        n: inside('each', set('{{ (n ?? item * 10) + 1 }}')),
        more: inside('each', choose('{{ n < item * 10 + 3 }}')),
        done: end('{{ each }}'),
      },
      ['start > each', 'first > n', 'n > more', 'more.true > n', 'each > done'],
    );
    const { log, driver } = await runGraph(graph);
    expect(outputOf(log)).toEqual([13, 23]);
    expect([...driver.state.passes.keys()]).toEqual(['']);
  });
});
