import { describe, expect, it } from 'vitest';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, planOf, runGraph, type TestNode, words } from '../testing/run-graph.ts';
import { newAgenda } from './agenda.ts';
import { apply } from './apply.ts';
import { next } from './next.ts';
import { initialState } from './state.ts';

const start: TestNode = { type: 'start' };
const set = (value: string | number = 1): TestNode => ({ type: 'set', params: { value } });
const choose = (condition: boolean): TestNode => ({ type: 'if', params: { condition } });

describe('signals and joins', () => {
  it('[S1, S2] sends live on the ports taken and dead on the rest, each edge once', async () => {
    const graph = draw({ start, c: choose(true), yes: set(), no: set(), after: set(), j: { type: 'gather' } }, [
      'start > c',
      'c.true > yes',
      'c.false > no',
      'no > after',
      'after > j',
      'yes > j',
    ]);
    const { log, driver } = await runGraph(graph);
    expect(words(log).filter((word) => word.startsWith('node.skipped'))).toEqual([
      'node.skipped no',
      'node.skipped after',
    ]);
    expect(driver.state.root.pass.visits.every((visit) => visit?.pending === 0)).toBe(true);
  });

  it('[S3] joins all: runs when one edge is live, is skipped when all are dead', async () => {
    const graph = draw(
      { start, c: choose(false), a: set(1), b: set(2), live: { type: 'gather' }, dead: { type: 'gather' } },
      ['start > c', 'c.true > a', 'c.false > b', 'a > live', 'b > live', 'a > dead', 'c.true > dead'],
    );
    const { log } = await runGraph(graph);
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'live')).toMatchObject({
      data: { output: [2] },
    });
    expect(words(log)).toContain('node.skipped dead');
  });

  it('[S4] joins any: runs at the first live signal, and the branch that comes late goes on', async () => {
    const world = new MemoryWorld();
    const slow = Promise.withResolvers<null>();
    world.respond = ({ url }) => (url === 'slow' ? slow.promise : 'fast');
    const graph = draw(
      {
        start,
        fast: { type: 'read', params: { from: 'fast' } },
        slow: { type: 'read', params: { from: 'slow' } },
        j: { type: 'set', params: { value: '{{ [fast, slow] }}' }, policy: { join: 'any' } },
        late: set(),
      },
      ['start > fast', 'start > slow', 'fast > j', 'slow > j', 'slow > late'],
    );
    const running = runGraph(graph, {}, world);
    for (let i = 0; i < 200; i++) await Promise.resolve();
    slow.resolve(null);
    const { log } = await running;
    const order = words(log);
    expect(order.indexOf('node.completed j')).toBeLessThan(order.indexOf('node.completed slow'));
    expect(order.filter((word) => word === 'node.started j')).toHaveLength(1);
    expect(order).toContain('node.completed late');
    const dead = await runGraph(
      draw({ start, c: choose(true), a: set(), j: { ...set(), policy: { join: 'any' } } }, [
        'start > c',
        'c.false > a',
        'c.false > j',
        'a > j',
      ]),
    );
    expect(words(dead.log)).toContain('node.skipped j');
  });

  it('[S5, S6] waits for all edges of a data port; a required one without a value skips the node', async () => {
    const world = new MemoryWorld();
    const slow = Promise.withResolvers<string>();
    world.respond = ({ url }) => (url === 'slow' ? slow.promise : 'quick');
    const graph = draw(
      {
        start,
        quick: { type: 'read', params: { from: 'quick' } },
        slow: { type: 'read', params: { from: 'slow' } },
        mix: { type: 'blend', policy: { join: 'any' } },
        c: choose(true),
        none: { type: 'blend' },
      },
      [
        'start > quick',
        'start > slow',
        'start > c',
        'quick > mix',
        'slow > mix.image',
        'quick > mix.more',
        'slow > mix.more',
        'c.false > none.image',
        'c.true > none',
      ],
    );
    const running = runGraph(graph, {}, world);
    for (let i = 0; i < 200; i++) await Promise.resolve();
    slow.resolve('picture');
    const { log } = await running;
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'mix')).toMatchObject({
      data: { output: { image: 'picture', mask: null, more: ['quick', 'picture'] } },
    });
    expect(log.find((event) => event.type === 'node.skipped' && event.node === 'none')).toMatchObject({
      data: { reason: 'an input has no value', edges: ['c.false>none.image'] },
    });
  });

  it('[S7, G14] gathers in document order, whatever came first', async () => {
    const world = new MemoryWorld();
    const first = Promise.withResolvers<string>();
    world.respond = ({ url }) => (url === 'a' ? first.promise : url);
    const graph = draw(
      {
        start,
        a: { type: 'read', params: { from: 'a' } },
        b: { type: 'read', params: { from: 'b' } },
        j: { type: 'gather' },
      },
      ['start > b', 'start > a', 'a > j', 'b > j'],
    );
    const running = runGraph(graph, {}, world);
    for (let i = 0; i < 200; i++) await Promise.resolve();
    first.resolve('a');
    const { log } = await running;
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'j')).toMatchObject({
      data: { output: ['a', 'b'] },
    });
    expect(words(log).filter((word) => word.startsWith('node.started'))).toEqual([
      'node.started start',
      'node.started a',
      'node.started b',
      'node.started j',
    ]);
  });

  it('[S8] records skips right behind what caused them, breadth first, in one segment', async () => {
    const graph = draw({ start, c: choose(true), x: set(), y: set(), x2: set(), y2: set(), go: set() }, [
      'start > c',
      'c.false > y',
      'c.false > x',
      'y > y2',
      'x > x2',
      'c.true > go',
    ]);
    const { log, world } = await runGraph(graph);
    const order = words(log);
    const at = order.indexOf('node.completed c');
    expect(order.slice(at + 1, at + 5)).toEqual([
      'node.skipped x',
      'node.skipped y',
      'node.skipped x2',
      'node.skipped y2',
    ]);
    const segment = world.appends.find((entry) => entry.events.some((text) => text.includes('node.skipped')));
    expect(segment?.events.filter((text) => text.includes('node.skipped'))).toHaveLength(4);
  });

  it('[S9] treats a scope that ends with undecided nodes as an internal error', async () => {
    const graph = draw({ start, a: set() }, ['start > a']);
    const plan = planOf(graph);
    const { log } = await runGraph(graph);
    plan.root.region.nodes.push({
      ...plan.entry,
      id: 'ghost',
      slot: plan.root.region.nodes.length,
      incoming: [],
      out: [],
    });
    const state = initialState(plan, newAgenda());
    expect(() => {
      for (const event of log) apply(state, event);
    }).toThrow('S9');
  });

  it('[S10] folds with work proportional to the edges of each node, not to the size of the graph', async () => {
    const chain = (size: number) => {
      const nodes: Record<string, TestNode> = { start };
      const arrows: string[] = [];
      for (let i = 0; i < size; i++) {
        nodes[`n${i}`] = set();
        arrows.push(`${i === 0 ? 'start' : `n${i - 1}`} > n${i}`);
      }
      return draw(nodes, arrows);
    };
    const touched = async (size: number): Promise<number> => {
      const graph = chain(size);
      const { log } = await runGraph(graph);
      const plan = planOf(graph);
      let reads = 0;
      for (const node of plan.root.nodes) {
        const out = node.out;
        Object.defineProperty(node, 'out', {
          get: () => {
            reads += 1 + out.length;
            return out;
          },
        });
      }
      const state = initialState(plan, newAgenda());
      for (const event of log) apply(state, event);
      return reads / log.length;
    };
    expect(await touched(400)).toBeCloseTo(await touched(40), 1);
  });

  it('[S12] takes ready nodes in the order in which they became ready', async () => {
    const graph = draw({ start, b: set(), a: set(), a2: set(), b2: set() }, [
      'start > a',
      'start > b',
      'a > a2',
      'b > b2',
    ]);
    const { log } = await runGraph(graph);
    expect(
      words(log)
        .filter((word) => word.startsWith('node.started'))
        .map((word) => word.slice(13)),
    ).toEqual(['start', 'b', 'a', 'b2', 'a2']);
  });

  it('[G15] lets a disabled node pass on null by its first port', async () => {
    const graph = draw(
      {
        start,
        c: { ...choose(false), disabled: true },
        yes: { type: 'set', params: { value: '{{ c ?? "nothing" }}' } },
        no: set(),
        loop: { type: 'for_each', params: { items: [1] }, disabled: true },
        inner: { ...set(), parent: 'loop' },
        stop: { type: 'stop', params: { code: 'x' }, disabled: true },
        e: { type: 'end', params: { output: '{{ yes }}' } },
      },
      ['start > c', 'c.true > yes', 'c.false > no', 'yes > loop', 'loop > e', 'loop > stop'],
    );
    const { log } = await runGraph(graph);
    expect(outputOf(log)).toBe('nothing');
    expect(words(log)).toContain('node.skipped no');
    expect(words(log).some((word) => word.startsWith('scope.'))).toBe(false);
    const asleep = draw({ start: { ...start, disabled: true }, a: set() }, ['start > a']);
    expect(() => planOf(asleep)).toThrow('no_entry');
  });

  it('takes nothing off a fold that has moved on without it', async () => {
    const graph = draw({ start, a: set(), b: set() }, ['start > a', 'a > b']);
    const { log } = await runGraph(graph);
    const state = initialState(planOf(graph), newAgenda());
    for (const event of log.slice(0, -1)) apply(state, event);
    expect(next(state)).toMatchObject({ do: 'over' });
    expect(next(state)).toBeNull();
  });
});
