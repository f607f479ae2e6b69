import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import { compile } from '../graph/compile.ts';
import { RunDriver } from '../host/drive.ts';
import type { Json } from '../json.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { testCatalogue } from '../testing/nodes.ts';
import { draw, planOf, runGraph, settle, startedData, type TestNode, words } from '../testing/run-graph.ts';

const start: TestNode = { type: 'start' };
const fail: TestNode = { type: 'fail', params: { code: 'broke' } };
const pay = (to: string, undo: string, more: TestNode = { type: 'call' }): TestNode => ({
  ...more,
  params: { to },
  policy: { compensate: undo },
});
const call = (to: Json, policy: TestNode['policy'] = {}): TestNode => ({ type: 'call', params: { to }, policy });

/** Answers each call with its own words; those that begin with `cannot` fail. */
function shop(): MemoryWorld {
  const world = new MemoryWorld();
  world.respond = async ({ url }) => {
    if (url.startsWith('cannot')) throw new NodeFailure('refused', 'No.', { retryable: true });
    return `did ${url}`;
  };
  return world;
}

const urls = (world: MemoryWorld) => world.calls.map((one) => one.url);

const trip = (more: Record<string, TestNode> = {}, arrows: string[] = []) =>
  draw(
    {
      start,
      flight: pay('flight', 'no_flight'),
      hotel: pay('hotel', 'no_hotel'),
      no_flight: call('{{ "undo " + flight }}'),
      no_hotel: call('{{ "undo " + hotel }}'),
      boom: fail,
      ...more,
    },
    ['start > flight', 'flight > hotel', 'hotel > boom', ...arrows],
  );

describe('compensation', () => {
  it('[K1, K2] undoes what completed in reverse order when the run fails, and says so in its result', async () => {
    const { log, world } = await runGraph(trip(), {}, shop());
    expect(urls(world)).toEqual(['flight', 'hotel', 'undo did hotel', 'undo did flight']);
    const last = log.at(-1);
    expect(last?.type === 'run.failed' && last.data.error).toMatchObject({
      code: 'broke',
      undone: [
        { node: 'hotel', scope: '', visit: 1, by: 'no_hotel' },
        { node: 'flight', scope: '', visit: 1, by: 'no_flight' },
      ],
    });
    expect(words(log).filter((word) => word.startsWith('compensation'))).toEqual([
      'compensation.started no_hotel',
      'compensation.completed no_hotel',
      'compensation.started no_flight',
      'compensation.completed no_flight',
    ]);
  });

  it('[K1, E4] waits for a write that has begun when the run fails, and undoes it too', async () => {
    const graph = draw(
      {
        start,
        late: pay('late', 'no_late'),
        no_late: call('undo late'),
        quick: { type: 'read', params: { from: 'quick' } },
        boom: fail,
      },
      ['start > late', 'start > quick', 'quick > boom'],
    );
    const world = shop();
    let finish = () => {};
    world.respond = async ({ url }) => {
      if (url === 'late') await new Promise<void>((resolve) => void (finish = resolve));
      return url;
    };
    const driver = new RunDriver(world.host(), planOf(graph));
    driver.begin(startedData({}));
    for (let turn = 0; turn < 200 && !words(world.log).includes('node.failed boom'); turn++) await Promise.resolve();
    await driver.save();
    finish();
    await settle(world, driver);
    expect(urls(world).filter((url) => url !== 'quick')).toEqual(['late', 'undo late']);
    expect(world.log.find((event) => event.type === 'node.completed' && event.node === 'late')?.data).toMatchObject({
      late: true,
    });
  });

  it('[K1, K3] undoes each turn and each pass with its own item, value and key', async () => {
    const graph = draw(
      {
        start,
        each: { type: 'for_each', params: { items: ['a', 'b'] } },
        take: { ...pay('{{ "take " + item }}', 'give'), parent: 'each' },
        give: { ...call('{{ "give " + item + " " + take }}'), parent: 'each' },
        n: { type: 'set', params: { value: '{{ (n ?? 0) + 1 }}' } },
        note: pay('{{ "note " + n }}', 'strike'),
        strike: call('{{ "strike " + n }}'),
        more: { type: 'if', params: { condition: '{{ n < 2 }}' } },
        boom: fail,
      },
      ['start > each', 'each > n', 'n > note', 'note > more', 'more.true > n', 'more.false > boom'],
    );
    const { log, world } = await runGraph(graph, {}, shop());
    expect(urls(world)).toEqual([
      'take a',
      'take b',
      'note 1',
      'note 2',
      'strike 2',
      'strike 1',
      'give b did take b',
      'give a did take a',
    ]);
    expect(new Set(world.calls.map((one) => one.key)).size).toBe(8);
    const last = log.at(-1);
    const undone = last?.type === 'run.failed' ? (last.data.error.undone ?? []) : [];
    expect(undone.map(({ node, scope, visit }) => `${scope}/${node}#${visit}`)).toEqual([
      '/note#2',
      '/note#1',
      'each[1]/take#1',
      'each[0]/take#1',
    ]);
  });

  it('[K3, K4] gives each its own policy; one that fails is recorded and the others go on', async () => {
    const graph = trip({ no_hotel: call('cannot', { retry: { attempts: 3, delay: '1s' } }) });
    const { log, world } = await runGraph(graph, {}, shop());
    expect(urls(world)).toEqual(['flight', 'hotel', 'cannot', 'cannot', 'cannot', 'undo did flight']);
    const last = log.at(-1);
    const undone = last?.type === 'run.failed' ? (last.data.error.undone ?? []) : [];
    expect(undone.map(({ node, error }) => [node, error?.code ?? null])).toEqual([
      ['hotel', 'refused'],
      ['flight', null],
    ]);
  });

  it('[K5] undoes nothing for a failure that was caught, and keeps the entries for one that is not', async () => {
    const box = (last: TestNode) =>
      draw(
        {
          start,
          box: { type: 'try' },
          flight: { ...pay('flight', 'no_flight'), parent: 'box' },
          no_flight: { ...call('undo flight'), parent: 'box' },
          inner: { ...fail, parent: 'box' },
          last,
        },
        ['start > box', 'flight > inner', 'box.error > last'],
      );
    const caught = await runGraph(box({ type: 'set', params: { value: 1 } }), {}, shop());
    expect(urls(caught.world)).toEqual(['flight']);
    const later = await runGraph(box(fail), {}, shop());
    expect(urls(later.world)).toEqual(['flight', 'undo flight']);
  });

  it('[K6] undoes nothing once an end has given the result; a respond does not close the list', async () => {
    const answered = trip({ told: { type: 'end', params: { output: 'ok' } } }, ['flight > told']);
    expect(urls((await runGraph(answered, {}, shop())).world)).toEqual(['flight', 'hotel']);
    const responded = trip({ told: { type: 'respond', params: { output: 'ok' } } }, ['flight > told']);
    expect(urls((await runGraph(responded, {}, shop())).world)).toHaveLength(4);
  });

  it('[K7] undoes nothing in a run that is cancelled', async () => {
    const graph = draw(
      {
        start,
        flight: pay('flight', 'no_flight'),
        no_flight: call('undo'),
        ask: { type: 'ask', params: { title: '?' } },
      },
      ['start > flight', 'flight > ask'],
    );
    const world = shop();
    const first = new RunDriver(world.host(), planOf(graph));
    first.begin(startedData({}));
    await settle(world, first);
    const driver = new RunDriver(world.host(), planOf(graph), world.log);
    driver.resume({ cancel: {} });
    await settle(world, driver);
    expect(world.log.at(-1)?.type).toBe('run.cancelled');
    expect(urls(world)).toEqual(['flight']);
  });

  it('[K2, K3] goes on undoing after a crash at any event, and repeats no completed compensation', async () => {
    const whole = await runGraph(trip(), {}, shop());
    for (let cut = 1; cut < whole.log.length; cut++) {
      const world = shop();
      world.log.push(...whole.log.slice(0, cut));
      const driver = new RunDriver(world.host(), planOf(trip()), world.log.slice());
      driver.resume();
      await settle(world, driver);
      const last = world.log.at(-1);
      expect(last?.type === 'run.failed' && last.data.error.undone?.map(({ node }) => node)).toEqual([
        'hotel',
        'flight',
      ]);
      const done = whole.log.slice(0, cut).filter((event) => event.type === 'compensation.completed').length;
      expect(urls(world).filter((url) => url.startsWith('undo'))).toHaveLength(2 - done);
    }
  });

  it('[Z6] undoes a child that succeeded by what its call names, and nothing of a child that failed', async () => {
    const graph = draw(
      {
        start,
        order: { type: 'child', params: { workflow: 'order' }, policy: { compensate: 'cancel' } },
        cancel: call('{{ "cancel " + order }}'),
        boom: fail,
      },
      ['start > order', 'order > boom'],
    );
    for (const answer of [
      { by: 'child' as const, data: 'order 7' },
      { by: 'child' as const, data: null, error: { code: 'sold_out', message: 'Sold out.' } },
    ]) {
      const world = shop();
      const first = new RunDriver(world.host(), planOf(graph));
      first.begin(startedData({}));
      await settle(world, first);
      const driver = new RunDriver(world.host(), planOf(graph), world.log.slice());
      const [visit] = driver.waits;
      if (!visit) throw new Error('nothing waits');
      driver.resume({ answers: [{ visit, resolved: answer }] });
      await settle(world, driver);
      expect(world.log.at(-1)?.type).toBe('run.failed');
      expect(urls(world)).toEqual('error' in answer ? [] : ['cancel order 7']);
    }
  });

  it('[G17] names one node of its level, which has no edges and undoes nothing else', () => {
    const codes = (graph: Parameters<typeof compile>[0]) =>
      compile(graph, testCatalogue).diagnostics.map((finding) => `${finding.code} ${finding.node}`);
    expect(codes(trip())).toEqual([]);
    expect(codes(trip({}, ['no_hotel > boom']))).toContain('compensation_has_edges no_hotel');
    expect(codes(trip({ hotel: pay('hotel', 'nobody') }))).toContain('unknown_compensation hotel');
    expect(codes(trip({ hotel: pay('hotel', 'no_flight') }))).toContain('shared_compensation no_flight');
    expect(codes(trip({ hotel: pay('hotel', 'stop'), stop: { type: 'stop', params: { code: 'x' } } }))).toContain(
      'cannot_compensate stop',
    );
  });
});
