import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import { compile } from '../graph/compile.ts';
import type { Json } from '../json.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { testCatalogue } from '../testing/nodes.ts';
import { draw, outputOf, runGraph, type TestNode, words } from '../testing/run-graph.ts';

const start: TestNode = { type: 'start' };
const end: TestNode = { type: 'end', params: { output: '{{ loop }}' } };

function loopOver(items: Json, inner: TestNode, params: Record<string, Json> = {}) {
  return draw(
    { start, loop: { type: 'for_each', params: { items, ...params } }, inner: { ...inner, parent: 'loop' }, end },
    ['start > loop', 'loop > end'],
  );
}

const failOdd = (call: { url: string }): Json => {
  if (Number(call.url) % 2 === 1) throw new NodeFailure('odd', `${call.url} is odd`, { retryable: false });
  return call.url;
};

describe('containers', () => {
  it('[C1] opens a scope of its own for each turn, and refuses retry and each on a container', async () => {
    const { log } = await runGraph(loopOver(['a', 'b'], { type: 'set', params: { value: '{{ item }}' } }));
    expect(words(log).filter((word) => word.startsWith('scope.') || word.includes(' loop['))).toEqual([
      'scope.started loop',
      'node.started loop[0] inner',
      'node.completed loop[0] inner',
      'scope.completed loop',
      'scope.started loop',
      'node.started loop[1] inner',
      'node.completed loop[1] inner',
      'scope.completed loop',
    ]);
    const graph = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: [] }, policy: { retry: { attempts: 2 }, each: { items: [] } } },
        inner: { type: 'set', params: { value: 1 }, parent: 'loop' },
      },
      ['start > loop'],
    );
    expect(
      compile(graph, testCatalogue)
        .diagnostics.filter(({ code }) => code === 'not_on_container')
        .map(({ field }) => field),
    ).toEqual(['policy.retry', 'policy.each']);
  });

  it('[C2] takes a list, null as empty and any other value as a list of one', async () => {
    const inner: TestNode = { type: 'set', params: { value: '{{ item }}' } };
    expect(outputOf((await runGraph(loopOver('{{ input.x }}', inner), { x: [1, 2] })).log)).toEqual([1, 2]);
    expect(outputOf((await runGraph(loopOver('{{ input.x }}', inner), { x: null })).log)).toEqual([]);
    expect(outputOf((await runGraph(loopOver('{{ input.x }}', inner), { x: { a: 1 } })).log)).toEqual([{ a: 1 }]);
  });

  it('[C3] begins turns in input order, at most so many at once', async () => {
    const world = new MemoryWorld();
    let atOnce = 0;
    let most = 0;
    world.respond = async ({ url }) => {
      most = Math.max(most, ++atOnce);
      for (let i = 0; i < 60; i++) await Promise.resolve();
      atOnce--;
      return url;
    };
    const graph = loopOver('{{ input.x }}', { type: 'read', params: { from: '{{ item }}' } }, { concurrency: 3 });
    const { log } = await runGraph(graph, { x: ['0', '1', '2', '3', '4', '5', '6'] }, world);
    expect(most).toBe(3);
    expect(log.filter((event) => event.type === 'scope.started').map((event) => event.data)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((turn) => ({ turn })),
    );
    expect(outputOf(log)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('[C4] gives results in input order, and [] at once when there are no items', async () => {
    const world = new MemoryWorld();
    const first = Promise.withResolvers<string>();
    world.respond = ({ url }) => (url === 'a' ? first.promise : url);
    const running = runGraph(
      loopOver(['a', 'b'], { type: 'read', params: { from: '{{ item }}' } }, { concurrency: 2 }),
      {},
      world,
    );
    for (let i = 0; i < 200; i++) await Promise.resolve();
    first.resolve('a');
    expect(outputOf((await running).log)).toEqual(['a', 'b']);
    expect(outputOf((await runGraph(loopOver([], { type: 'set', params: { value: 1 } }))).log)).toEqual([]);
  });

  it('[C5] gives result, or the output of the one last node, or null with a warning', async () => {
    const inner = {
      a: { type: 'set', params: { value: '{{ item * 2 }}' }, parent: 'loop' },
      b: { type: 'set', params: { value: '{{ item * 3 }}' }, parent: 'loop' },
    };
    const graph = (params: Record<string, Json>, arrows: string[]) =>
      draw({ start, loop: { type: 'for_each', params: { items: [1], ...params } }, ...inner, end }, [
        'start > loop',
        'loop > end',
        ...arrows,
      ]);
    expect(outputOf((await runGraph(graph({ result: '{{ a + b + index }}' }, []))).log)).toEqual([5]);
    expect(outputOf((await runGraph(graph({}, ['a > b']))).log)).toEqual([3]);
    const vague = graph({}, []);
    expect(outputOf((await runGraph(vague)).log)).toEqual([null]);
    expect(compile(vague, testCatalogue).diagnostics.map(({ code }) => code)).toContain('say_result');
  });

  it('[C6] stops at the lowest failed turn: higher turns are cancelled, lower ones finish', async () => {
    const world = new MemoryWorld();
    const slow = Promise.withResolvers<string>();
    const never = Promise.withResolvers<string>();
    world.respond = ({ url }) => {
      if (url === '0') return slow.promise;
      if (url === '1') throw new NodeFailure('odd', '1 is odd', { retryable: false });
      return never.promise;
    };
    const running = runGraph(
      loopOver(['0', '1', '2', '3'], { type: 'read', params: { from: '{{ item }}' } }, { concurrency: 3 }),
      {},
      world,
    );
    for (let i = 0; i < 300; i++) await Promise.resolve();
    slow.resolve('zero');
    const { log } = await running;
    expect(log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { code: 'odd' } } });
    const ended = log
      .filter((event) => event.type === 'scope.completed')
      .map((event) => [event.data.turn, event.data.error?.code ?? 'done']);
    expect(ended).toEqual(
      expect.arrayContaining([
        [0, 'done'],
        [1, 'odd'],
        [2, 'cancelled'],
      ]),
    );
    expect(log.some((event) => event.type === 'scope.started' && event.data.turn === 3)).toBe(false);
  });

  it('[C7] leaves failed turns out with skip and puts their errors in place with collect', async () => {
    for (const [onError, output] of [
      ['skip', ['0', '2']],
      ['collect', ['0', { error: expect.objectContaining({ code: 'odd', message: '1 is odd' }) }, '2']],
    ] as const) {
      const world = new MemoryWorld();
      world.respond = failOdd;
      const { log } = await runGraph(
        loopOver(['0', '1', '2'], { type: 'read', params: { from: '{{ item }}' } }, { onError }),
        {},
        world,
      );
      expect(outputOf(log)).toEqual(output);
    }
  });

  it('[C11] repeats a plain node for each item, with retry for each', async () => {
    const world = new MemoryWorld();
    const tries: string[] = [];
    world.respond = ({ url }) => {
      tries.push(url);
      if (url === 'b' && tries.filter((one) => one === 'b').length === 1) throw new NodeFailure('busy', 'busy');
      return url.toUpperCase();
    };
    const graph = draw(
      {
        start,
        loop: {
          type: 'read',
          params: { from: '{{ item }}' },
          policy: { each: { items: '{{ input.x }}' }, retry: { attempts: 2 } },
        },
        end,
      },
      ['start > loop', 'loop > end'],
    );
    const { log } = await runGraph(graph, { x: ['a', 'b', 'c'] }, world);
    expect(tries).toEqual(['a', 'b', 'b', 'c']);
    expect(outputOf(log)).toEqual(['A', 'B', 'C']);
    expect(words(log)).toContain('node.attempt_failed loop[1] loop');
  });

  it('[C12, E8] ends a container that takes too long when what runs inside has reported', async () => {
    const world = new MemoryWorld();
    world.respond = () => new Promise<Json>(() => {});
    const graph = draw(
      {
        start,
        loop: {
          type: 'for_each',
          params: { items: [1, 2], concurrency: 2 },
          policy: { timeout: '5s', onError: 'port' },
        },
        inner: { type: 'read', params: { from: 'x' }, parent: 'loop' },
        sorry: { type: 'end', params: { output: '{{ loop.error.code }}' } },
      },
      ['start > loop', 'loop.error > sorry'],
    );
    const { log } = await runGraph(graph, {}, world);
    expect(outputOf(log)).toBe('timeout');
    const order = words(log);
    expect(order.lastIndexOf('node.failed loop[1] inner')).toBeLessThan(order.indexOf('node.failed loop'));
  });

  it('[C13] keeps of a finished turn only its result', async () => {
    const { driver } = await runGraph(loopOver('{{ input.x }}', { type: 'set', params: { value: '{{ item }}' } }), {
      x: Array.from({ length: 500 }, (_, i) => i),
    });
    expect([...driver.state.scopes.keys()]).toEqual(['']);
  });

  it('[X7] reads item and index of the innermost turn, and of outer ones by their id', async () => {
    const graph = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: [10, 20] } },
        lines: { type: 'for_each', params: { items: ['a', 'b'] }, parent: 'loop' },
        inner: {
          type: 'set',
          params: { value: '{{ `${loop.item}/${loop.index}/${item}/${index}` }}' },
          parent: 'lines',
        },
        end,
      },
      ['start > loop', 'loop > end'],
    );
    const { log } = await runGraph(graph);
    expect(outputOf(log)).toEqual([
      ['10/0/a/0', '10/0/b/1'],
      ['20/1/a/0', '20/1/b/1'],
    ]);
    expect(words(log)).toContain('node.started loop[1]/lines[0] inner');
  });

  it('goes on with a loop of a thousand turns without growing the stack', async () => {
    const { log } = await runGraph(loopOver('{{ input.x }}', { type: 'set', params: { value: '{{ item }}' } }), {
      x: Array.from({ length: 3000 }, (_, i) => i),
    });
    expect(outputOf(log)).toHaveLength(3000);
  });
});
