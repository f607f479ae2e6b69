import { describe, expect, it } from 'vitest';
import { compile } from '../graph/compile.ts';
import { RunDriver } from '../host/drive.ts';
import type { Json } from '../json.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { testCatalogue } from '../testing/nodes.ts';
import { draw, outputOf, planOf, runGraph, settle, startedData, type TestNode, words } from '../testing/run-graph.ts';
import type { RunEvent } from './event.ts';

const start: TestNode = { type: 'start' };
const set = (value: Json = null, policy: TestNode['policy'] = {}): TestNode => ({
  type: 'set',
  params: { value },
  policy,
});
const choose = (condition: Json): TestNode => ({ type: 'if', params: { condition } });
const end = (output: Json): TestNode => ({ type: 'end', params: { output } });
const gather: TestNode = { type: 'gather' };

/** Each visit that ran, as `scope/node#visit`. */
function ran(log: RunEvent[], node?: string): string[] {
  return log.flatMap((event) =>
    event.type === 'node.completed' && (node === undefined || event.node === node)
      ? [`${event.scope ? `${event.scope}/` : ''}${event.node}#${event.visit}`]
      : [],
  );
}

const counter = {
  start,
  inc: set('{{ (inc ?? 0) + 1 }}'),
  more: choose('{{ inc < input }}'),
};

describe('cycles', () => {
  it('[V2, V9, X3] go round with numbered visits, the same with all and any', async () => {
    for (const join of ['all', 'any'] as const) {
      const graph = draw({ ...counter, inc: set('{{ (inc ?? 0) + 1 }}', { join }), done: end('{{ inc }}') }, [
        'start > inc',
        'inc > more',
        'more.true > inc',
        'more.false > done',
      ]);
      const { log } = await runGraph(graph, 3);
      expect(outputOf(log)).toBe(3);
      expect(ran(log, 'inc')).toEqual(['inc#1', 'inc#2', 'inc#3']);
      expect(ran(log, 'done')).toEqual(['done#1']);
    }
  });

  it('[G5, G6, G7, G8] count passes at the header, whatever the order of edges and entrances', async () => {
    const nodes = {
      start,
      menu: choose('{{ input.first }}'),
      a: set('{{ (a ?? 0) + 1 }}'),
      b: choose('{{ (a ?? 0) < 2 }}'),
    };
    const edges = ['start > menu', 'menu.true > a', 'menu.false > b', 'a > b', 'b.true > a'];
    for (const order of [edges, [...edges].reverse()]) {
      const graph = draw(nodes, order);
      const found = compile(graph, testCatalogue).diagnostics.map((finding) => `${finding.code} ${finding.node}`);
      expect(found).toEqual(['several_entrances b']);
      const plan = planOf(graph);
      expect(plan.root.region.loops.map((loop) => loop.header?.id)).toEqual(['a']);
      const byB = await runGraph(graph, { first: false });
      expect(ran(byB.log)).toEqual(['start#1', 'menu#1', 'b#1', 'a#2', 'b#2', 'a#3', 'b#3']);
      const byA = await runGraph(graph, { first: true });
      expect(ran(byA.log)).toEqual(['start#1', 'menu#1', 'a#1', 'b#1', 'a#2', 'b#2']);
    }
  });

  it('[G7] hold smaller cycles in themselves, and a node may lead to itself', async () => {
    const graph = draw(
      {
        start,
        self: { type: 'both', params: { take: "{{ (self ?? '') == '' ? ['a', 'b'] : ['b'] }}" } },
        done: end('{{ self }}'),
      },
      ['start > self', 'self.a > self', 'self.b > done'],
    );
    const { log } = await runGraph(graph);
    expect(ran(log, 'self')).toEqual(['self#1', 'self#2']);
    // The node may take both ways, so the way out does not leave the cycle: what is behind it hangs on each pass.
    expect(ran(log, 'done')).toEqual(['done#1', 'done#2']);
  });

  it('[G11, G12, V6] run what hangs on a loop in each pass, and what follows its exit once', async () => {
    const graph = draw(
      {
        start,
        page: set('{{ (page ?? 0) + 1 }}'),
        save: { type: 'call', params: { to: 'save {{ page }}' } },
        more: choose('{{ page < 3 }}'),
        sum: gather,
        done: end('{{ sum }}'),
      },
      [
        'start > page',
        'page > save',
        'page > more',
        'more.true > page',
        'more.false > sum',
        'save > sum',
        'sum > done',
      ],
    );
    const { log, world } = await runGraph(graph);
    expect(world.calls.map((call) => call.url)).toEqual(['save 1', 'save 2', 'save 3']);
    expect(ran(log, 'save')).toEqual(['save#1', 'save#2', 'save#3']);
    expect(ran(log, 'sum')).toEqual(['sum#1']);
    const keys = new Set(world.calls.map((call) => call.key));
    expect(keys.size).toBe(3);
  });

  it('[V4, V5] decide an edge out when the loop is over and each pass has decided it', async () => {
    const graph = draw(
      {
        start,
        poll: set('{{ (poll ?? 0) + 1 }}'),
        done: choose('{{ poll >= 3 }}'),
        b: set('b'),
        j: gather,
        out: end('{{ j }}'),
      },
      ['start > poll', 'poll > done', 'done.false > poll', 'done.true > j', 'start > b', 'b > j', 'j > out'],
    );
    const { log } = await runGraph(graph);
    expect(outputOf(log)).toEqual([true, 'b']);
    expect(ran(log, 'j')).toEqual(['j#1']);
  });

  it('[V5] give a target that joins any the first live signal at once, and nothing later', async () => {
    const graph = draw(
      {
        start,
        page: set('{{ (page ?? 0) + 1 }}'),
        tell: set('{{ page }}', { join: 'any' }),
        other: set(),
        more: choose('{{ page < 3 }}'),
        stop: choose(true),
      },
      [
        'start > page',
        'page > more',
        'more.true > page',
        'more.false > stop',
        'page > tell',
        'other > tell',
        'start > other',
        'stop.false > other',
      ],
    );
    const { log } = await runGraph(graph);
    expect(ran(log, 'tell')).toEqual(['tell#1']);
  });

  it('[V3] open one next pass, however many ways lead back', async () => {
    const back = (join: 'all' | 'any') =>
      draw(
        {
          start,
          head: set('{{ (head ?? 0) + 1 }}', { join }),
          both: { type: 'both', params: { take: "{{ head < 3 ? ['a', 'b'] : [] }}" } },
          x: set('x'),
          y: set('y'),
        },
        ['start > head', 'head > both', 'both.a > x', 'both.b > y', 'x > head', 'y > head'],
      );
    for (const join of ['all', 'any'] as const) {
      const { log } = await runGraph(back(join));
      expect(ran(log, 'head')).toEqual(['head#1', 'head#2', 'head#3']);
      expect(log.at(-1)?.type).toBe('run.completed');
    }
  });

  it('[V12] are skipped once, in pass 1, by a dead signal', async () => {
    const graph = draw({ start, c: choose(false), ...without(counter, 'start'), after: gather }, [
      'start > c',
      'c.true > inc',
      'inc > more',
      'more.true > inc',
      'more.false > after',
      'c.false > after',
    ]);
    const { log } = await runGraph(graph, 3);
    expect(log.filter((event) => event.type === 'node.skipped').map((event) => `${event.node}#${event.visit}`)).toEqual(
      ['inc#1', 'more#1'],
    );
    expect(ran(log, 'after')).toEqual(['after#1']);
  });

  it('[V10, V11, X4] begin an inner cycle anew in each pass of the outer one, with scopes that say which', async () => {
    const graph = draw(
      {
        start,
        outer: set('{{ (outer ?? 0) + 1 }}'),
        inner: set('{{ (inner ?? 0) + 1 }}'),
        again: choose('{{ inner < 2 }}'),
        more: choose('{{ outer < 2 }}'),
        done: end('{{ [outer, inner] }}'),
      },
      [
        'start > outer',
        'outer > inner',
        'inner > again',
        'again.true > inner',
        'again.false > more',
        'more.true > outer',
        'more.false > done',
      ],
    );
    const { log } = await runGraph(graph);
    expect(ran(log, 'inner')).toEqual(['outer#1/inner#1', 'outer#1/inner#2', 'outer#2/inner#1', 'outer#2/inner#2']);
    expect(ran(log, 'more')).toEqual(['more#1', 'more#2']);
    expect(outputOf(log)).toEqual([2, 2]);
  });

  it('[V10] name the turns of a container by the pass it stands in', async () => {
    const graph = draw(
      {
        ...counter,
        list: { type: 'for_each', params: { items: ['a', 'b'] } },
        one: { ...set('{{ [inc, item] }}'), parent: 'list' },
        done: end('{{ list }}'),
      },
      ['start > inc', 'inc > list', 'list > more', 'more.true > inc', 'more.false > done'],
    );
    const { log } = await runGraph(graph, 2);
    expect(ran(log, 'one')).toEqual(['list@1[0]/one#1', 'list@1[1]/one#1', 'list@2[0]/one#1', 'list@2[1]/one#1']);
    expect(outputOf(log)).toEqual([
      [2, 'a'],
      [2, 'b'],
    ]);
  });

  it('[X2] read a skipped node of this pass as null, never what it gave in an earlier one', async () => {
    const graph = draw(
      {
        start,
        n: set('{{ (n ?? 0) + 1 }}'),
        first: choose('{{ n == 1 }}'),
        sad: set('sad'),
        ok: set('ok'),
        say: set('{{ sad ?? ok }}'),
        more: choose('{{ n < 2 }}'),
        done: end('{{ say }}'),
      },
      [
        'start > n',
        'n > first',
        'first.true > sad',
        'first.false > ok',
        'sad > say',
        'ok > say',
        'say > more',
        'more.true > n',
        'more.false > done',
      ],
    );
    expect(outputOf((await runGraph(graph)).log)).toBe('ok');
  });

  it('[X3] name the body behind a loop whose test stands at the top, and the reason it came back for', async () => {
    const top = draw(
      { start, test: choose('{{ (body ?? 0) < 3 }}'), body: set('{{ (body ?? 0) + 1 }}'), after: end('{{ body }}') },
      ['start > test', 'test.true > body', 'body > test', 'test.false > after'],
    );
    expect(outputOf((await runGraph(top)).log)).toBe(3);
    const reason = draw(
      {
        start,
        ask: set('{{ check ?? "first" }}'),
        check: choose('{{ ask == "first" }}'),
        done: end('{{ ask }}'),
      },
      ['start > ask', 'ask > check', 'check.true > ask', 'check.false > done'],
    );
    expect(outputOf((await runGraph(reason)).log)).toBe(true);
  });

  it('[X3, S11] read nothing in the first pass of what enters the cycle elsewhere, however early it is there', async () => {
    const graph = draw(
      {
        start,
        near: { type: 'call', params: { to: 'near' } },
        far: { type: 'call', params: { to: 'far' } },
        seen: set('{{ [...(seen ?? []), far?.at ?? "not yet"] }}'),
        here: set(),
        more: choose('{{ seen.length < 2 }}'),
        done: end('{{ seen }}'),
      },
      [
        'start > near',
        'start > far',
        'near > seen',
        'far > here',
        'seen > here',
        'here > more',
        'more.true > seen',
        'more.false > done',
      ],
    );
    for (const late of ['near', 'far']) {
      const world = new MemoryWorld();
      world.respond = ({ url }) =>
        new Promise((resolve) => world.clock.after(url === late ? 1000 : 1, () => resolve({ at: url })));
      expect(outputOf((await runGraph(graph, {}, world)).log)).toEqual(['not yet', 'far']);
    }
  });

  it('[V1, V7, V8] let a slow side branch go on while later passes run, each with signals of its own', async () => {
    const graph = draw(
      {
        start,
        n: set('{{ (n ?? 0) + 1 }}'),
        late: { type: 'sleep', params: { until: '{{ "2026-01-01T0" + (5 - n) + ":00:00.000Z" }}' } },
        note: set('{{ n }}'),
        more: choose('{{ n < 3 }}'),
        done: end('{{ n }}'),
      },
      ['start > n', 'n > late', 'late > note', 'n > more', 'more.true > n', 'more.false > done'],
    );
    const world = new MemoryWorld();
    const { log } = await runGraph(graph, {}, world);
    await settle(world, new RunDriver(world.host(), planOf(graph), world.log));
    expect(words(log).indexOf('node.completed done')).toBeGreaterThan(0);
    const order = ran(log, 'n');
    expect(order).toEqual(['n#1', 'n#2', 'n#3']);
  });

  it('[V13] end a loop without a wait that visits a node too often, and nothing catches it', async () => {
    const graph = draw(
      {
        start,
        box: { type: 'try' },
        n: { ...set(1), parent: 'box' },
        m: { ...choose(true), parent: 'box' },
        b: { ...set(), parent: 'box' },
      },
      ['start > box', 'b > n', 'n > m', 'm.true > n'],
      { settings: { maxVisits: 5 } },
    );
    const { log } = await runGraph(graph);
    const last = log.at(-1);
    expect(last?.type === 'run.failed' && last.data.error.code).toBe('visit_limit');
    expect(ran(log, 'n')).toHaveLength(5);
  });

  it('[V13] do not count visits that a wait lies between', async () => {
    const graph = draw(
      { ...counter, ask: { type: 'ask', params: { title: 'Go on?', until: '{{ now }}' } }, done: end('{{ inc }}') },
      ['start > inc', 'inc > ask', 'ask.timeout > more', 'more.true > inc', 'more.false > done'],
      { settings: { maxVisits: 3 } },
    );
    const { log } = await runGraph(graph, 8);
    expect(outputOf(log)).toBe(8);
  });

  it('[V14] keep only the passes that move', async () => {
    const graph = draw({ ...counter, done: end('{{ inc }}') }, [
      'start > inc',
      'inc > more',
      'more.true > inc',
      'more.false > done',
    ]);
    const world = new MemoryWorld();
    const driver = new RunDriver(world.host(), planOf(graph));
    driver.begin(startedData(500));
    await settle(world, driver);
    expect(driver.state.passes.size).toBeLessThan(3);
    const [loop] = driver.state.root.pass.loops;
    expect(loop?.newest.number).toBe(500);
    expect(loop?.newest.older).toBeNull();
  });

  it('[G3] take no part when no edge of theirs can be reached from the entry', async () => {
    const graph = draw({ ...counter, nightly: { type: 'start' }, x: set(), done: end('{{ inc }}') }, [
      'start > inc',
      'inc > more',
      'more.true > inc',
      'more.false > done',
      'nightly > x',
      'x > inc',
    ]);
    const { log } = await runGraph(graph, 2);
    expect(outputOf(log)).toBe(2);
  });
});

function without<T extends Record<string, TestNode>>(nodes: T, name: string): Record<string, TestNode> {
  return Object.fromEntries(Object.entries(nodes).filter(([id]) => id !== name));
}
