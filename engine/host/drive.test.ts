import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Json } from '../json.ts';
import { project } from '../run/project.ts';
import type { Visit } from '../run/state.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, planOf, runGraph, settle, startedData, type TestNode, words } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

const start: TestNode = { type: 'start' };
const read = (policy: TestNode['policy'] = {}): TestNode => ({ type: 'read', params: { from: 'x' }, policy });

function chain(node: TestNode, output: Json = '{{ a }}') {
  return draw({ start, a: node, end: { type: 'end', params: { output } } }, ['start > a', 'a > end']);
}

function waitOf(driver: RunDriver): Visit {
  const [visit] = driver.waits;
  if (!visit) throw new Error('nothing waits');
  return visit;
}

describe('what an expression sees', () => {
  it('[X1] evaluates parameters once a visit, at the time of its start, for all attempts', async () => {
    const world = new MemoryWorld();
    const seen: string[] = [];
    world.respond = ({ url }) => {
      seen.push(url);
      if (seen.length < 3) throw new NodeFailure('busy', 'busy');
      return url;
    };
    const { log } = await runGraph(
      chain({ type: 'read', params: { from: '{{ now }}' }, policy: { retry: { attempts: 3, delay: '10s' } } }),
      {},
      world,
    );
    const began = log.find((event) => event.type === 'node.started' && event.node === 'a')?.at;
    expect(seen).toEqual([began, began, began]);
  });

  it('[X2, X6] reads null of what was skipped, disabled or undecided, { error } of what failed by its port, a default otherwise', async () => {
    const graph = draw(
      {
        start,
        c: { type: 'if', params: { condition: true } },
        skipped: { type: 'set', params: { value: 1 } },
        off: { type: 'set', params: { value: 1 }, disabled: true },
        bad: { type: 'fail', params: { code: 'bad' }, policy: { onError: 'port' } },
        soft: { type: 'fail', params: { code: 'soft' }, policy: { onError: 'continue', default: 'usual' } },
        end: {
          type: 'end',
          params: { output: '{{ { skipped, off, bad: bad.error.code, soft, first: skipped ?? soft } }}' },
        },
      },
      [
        'start > c',
        'c.false > skipped',
        'skipped > end',
        'start > off',
        'off > end',
        'start > bad',
        'bad.error > end',
        'start > soft',
        'soft > end',
      ],
    );
    expect(outputOf((await runGraph(graph)).log)).toEqual({
      skipped: null,
      off: null,
      bad: 'bad',
      soft: 'usual',
      first: 'usual',
    });
  });

  it('[X5] reads null behind any of a branch that is not decided yet', async () => {
    const world = new MemoryWorld();
    world.respond = ({ url }) => (url === 'slow' ? new Promise<Json>(() => {}) : 'fast');
    const graph = draw(
      {
        start,
        fast: { type: 'read', params: { from: 'fast' } },
        slow: { type: 'read', params: { from: 'slow' } },
        end: { type: 'end', params: { output: '{{ [fast, slow] }}' }, policy: { join: 'any' } },
      },
      ['start > fast', 'start > slow', 'fast > end', 'slow > end'],
    );
    const { log } = await runGraph(graph, {}, world);
    expect(log.find((event) => event.type === 'run.answered')).toMatchObject({ data: { output: ['fast', null] } });
  });

  it('[X9] takes env, input and run from run.started', async () => {
    const world = new MemoryWorld();
    const driver = new RunDriver(
      world.host(),
      planOf(chain({ type: 'set', params: { value: '{{ [env.SHOP, input.n, run.id, run.entry, run.startedAt] }}' } })),
    );
    driver.begin({ ...startedData({ n: 1 }), env: { SHOP: 'here' } });
    await settle(world, driver);
    expect(outputOf(world.log)).toEqual(['here', 1, 'run', 'start', world.log[0]?.at]);
  });
});

describe('errors and retry', () => {
  it('[E1] tries again after growing delays with one key, longer when the other side asks for it', async () => {
    const world = new MemoryWorld();
    const at: number[] = [];
    world.respond = () => {
      at.push(world.clock.now());
      if (at.length === 3) throw new NodeFailure('busy', 'busy', { retryAfter: 30_000 });
      if (at.length < 5) throw new NodeFailure('busy', 'busy');
      return 'done';
    };
    const { log } = await runGraph(
      chain({
        type: 'call',
        params: { to: 'x' },
        policy: { retry: { attempts: 5, delay: '1s', backoff: 3, maxDelay: '5s' } },
      }),
      {},
      world,
    );
    expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([1000, 3000, 30_000, 5000]);
    expect(new Set(world.calls.map((call) => call.key)).size).toBe(1);
    expect(outputOf(log)).toBe('done');
    const jittered = new MemoryWorld();
    jittered.respond = () => {
      throw new NodeFailure('busy', 'busy');
    };
    const failed = await runGraph(chain(read({ retry: { attempts: 2, delay: '8s', jitter: true } })), {}, jittered);
    expect(failed.log.find((event) => event.type === 'node.attempt_failed')).toMatchObject({ data: { random: 0.5 } });
  });

  it('[E1] heeds a wish of the other side for a day at most', async () => {
    const world = new MemoryWorld();
    world.respond = () => {
      throw new NodeFailure('http_503', 'busy', { retryAfter: 9_999_999_999_999_000 });
    };
    const { log } = await runGraph(chain(read({ retry: { attempts: 2 } })), {}, world);
    const failed = log.find((event) => event.type === 'node.attempt_failed');
    if (failed?.type !== 'node.attempt_failed') throw new Error('no attempt failed');
    expect(Date.parse(failed.data.retryAt) - Date.parse(failed.at)).toBe(86_400_000);
  });

  it('ends a run with the reason when its host breaks in the middle of recording what a node reported', async () => {
    const world = new MemoryWorld();
    world.respond = async ({ url }) => {
      if (url === 'slow') return new Promise<Json>(() => {});
      throw new NodeFailure('busy', 'busy');
    };
    const host = world.host();
    host.random = () => {
      throw new Error('no chance left');
    };
    const graph = draw(
      {
        start,
        slow: { type: 'read', params: { from: 'slow' } },
        a: read({ retry: { attempts: 2, jitter: true } }),
        end: { type: 'end', params: { output: 1 } },
      },
      ['start > slow', 'start > a', 'a > end', 'slow > end'],
    );
    const driver = new RunDriver(host, planOf(graph));
    driver.begin(startedData({}));
    expect(await driver.ended).toBe('over');
    expect(world.log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'internal', message: 'no chance left' } },
    });
    expect(project(driver.state).status).toBe('failed');
    const length = world.log.length;
    await settle(world, driver);
    expect(world.log).toHaveLength(length);
  });

  it('[E2] fails the scope, goes on with a default, or leaves by the error port', async () => {
    const bad: TestNode = { type: 'fail', params: { code: 'bad' } };
    expect((await runGraph(chain(bad))).log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'bad', node: 'a' } },
    });
    expect(outputOf((await runGraph(chain({ ...bad, policy: { onError: 'continue', default: 7 } }))).log)).toBe(7);
    const graph = draw(
      {
        start,
        a: { ...bad, policy: { onError: 'port' } },
        no: { type: 'end', params: { output: 'no' } },
        yes: { type: 'end', params: { output: '{{ a.error.message }}' } },
      },
      ['start > a', 'a > no', 'a.error > yes'],
    );
    expect(outputOf((await runGraph(graph)).log)).toBe('failed with bad');
  });

  it('[E3, E4, E5] begins nothing more after a failure, stops what runs, records its late report and keeps the first error', async () => {
    const world = new MemoryWorld();
    world.respond = () => new Promise<Json>(() => {});
    const graph = draw(
      {
        start,
        slow: read(),
        ask: { type: 'ask', params: { title: 'Really?' } },
        bad: { type: 'fail', params: { code: 'first' } },
        worse: { type: 'fail', params: { code: 'second' } },
        after: { type: 'set', params: { value: 1 } },
      },
      ['start > slow', 'start > ask', 'start > bad', 'start > worse', 'slow > after'],
    );
    const { log, driver } = await runGraph(graph, {}, world);
    expect(log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { code: 'first' } } });
    expect(log.find((event) => event.type === 'node.failed' && event.node === 'slow')).toMatchObject({
      data: { late: true, error: { code: 'cancelled' } },
    });
    expect(words(log).some((word) => word.endsWith(' after') || word.endsWith(' worse'))).toBe(false);
    expect(driver.waits).toEqual([]);
    expect(world.appends.flatMap((entry) => entry.closed).map(({ visit }) => visit.node.id)).toEqual(['ask']);
  });

  it('[W1] writes a wait in one append with its event, also when a branch beside it writes first', async () => {
    const graph = draw({ start, ask: { type: 'ask', params: { title: 'Go on?' } }, call: read() }, [
      'start > ask',
      'start > call',
    ]);
    const { world } = await runGraph(graph);
    const written = world.appends.filter(({ events }) => events.some((text) => text.includes('node.waiting')));
    expect(written.map(({ opened }) => opened.map(({ visit }) => visit.node.id))).toEqual([['ask']]);
    expect(world.appends.flatMap(({ opened }) => opened)).toHaveLength(1);
  });

  it('[E10] lets go of a run that may have another owner before it calls out, and records nothing', async () => {
    const world = new MemoryWorld();
    const graph = chain({ type: 'call', params: { to: 'x' } });
    const host = world.host();
    const driver = new RunDriver({ ...host, beforeWrite: () => Promise.reject(new Error('paused')) }, planOf(graph));
    driver.begin(startedData({}));
    await settle(world, driver);
    expect([await driver.ended, world.calls.length, world.log.at(-1)?.type]).toEqual(['lost', 0, 'effect.started']);
    const again = new RunDriver(world.host(), planOf(graph), world.log);
    again.resume();
    await settle(world, again);
    expect([world.calls.length, again.state.outcome?.status]).toEqual([1, 'succeeded']);
  });

  it('[E6] stops with the code of a stop, whatever its policy, and lets containers catch it', async () => {
    const stop: TestNode = {
      type: 'stop',
      params: { code: 'not_found', message: 'No order' },
      policy: { retry: { attempts: 5 }, onError: 'continue' },
    };
    const { log } = await runGraph(draw({ start, a: stop }, ['start > a']));
    expect(log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'not_found', message: 'No order', stopped: true } },
    });
    expect(words(log).filter((word) => word.startsWith('node.attempt_failed'))).toEqual([]);
    const inside = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: [1], onError: 'collect' } },
        inner: { ...stop, parent: 'loop' },
        end: { type: 'end', params: { output: '{{ loop[0].error.code }}' } },
      },
      ['start > loop', 'loop > end'],
    );
    expect(outputOf((await runGraph(inside)).log)).toBe('not_found');
  });

  it('[E7] fails a node whose parameters cannot be evaluated or do not fit, without trying again', async () => {
    const retry = { retry: { attempts: 3 } };
    const unfit = await runGraph(chain({ type: 'read', params: { from: '{{ input.n }}' }, policy: retry }), { n: 5 });
    expect(unfit.log.at(-1)).toMatchObject({ data: { error: { code: 'params', node: 'a' } } });
    const broken = await runGraph(
      chain({ type: 'set', params: { value: '{{ input.n.map(x => x) }}' }, policy: retry }),
      { n: 5 },
    );
    expect(broken.log.at(-1)).toMatchObject({ data: { error: { code: 'expression' } } });
    expect(words(broken.log).filter((word) => word === 'node.started a')).toHaveLength(1);
  });

  it('[E8, E9] bounds an attempt by timeout and the run by its running time, which nothing catches', async () => {
    const world = new MemoryWorld();
    world.respond = () => new Promise<Json>(() => {});
    const slow = await runGraph(chain(read({ timeout: '2s', retry: { attempts: 2, delay: '1s' } })), {}, world);
    expect(
      slow.log
        .filter((event) => event.type === 'node.attempt_failed' || event.type === 'node.failed')
        .map((event) => event.data.error.code),
    ).toEqual(['timeout', 'timeout']);
    const other = new MemoryWorld();
    other.respond = () => new Promise<Json>(() => {});
    const graph = draw({ start, a: read({ onError: 'continue' }), end: { type: 'end' } }, ['start > a', 'a > end'], {
      settings: { timeout: '10s' },
    });
    const { log } = await runGraph(graph, {}, other);
    expect(log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { code: 'timeout' } } });
    expect(words(log)).toContain('run.limit_reached');
    const patient = new MemoryWorld();
    const waiting = draw(
      {
        start,
        s: { type: 'sleep', params: { until: new Date(patient.clock.now() + 1_800_000).toISOString() } },
        end: { type: 'end', params: { output: 'late' } },
      },
      ['start > s', 's > end'],
      { settings: { timeout: '10s' } },
    );
    expect(outputOf((await runGraph(waiting, {}, patient)).log)).toBe('late');
  });
});

describe('waits', () => {
  const asking = draw(
    {
      start,
      a: { type: 'ask', params: { title: 'Refund?' } },
      yes: { type: 'end', params: { output: '{{ a }}' } },
      no: { type: 'end', params: { output: 'no' } },
      timed: { type: 'end', params: { output: 'too late' } },
    },
    ['start > a', 'a.yes > yes', 'a.no > no', 'a.timeout > timed'],
  );

  it('[W1] makes a wait durable together with its event, before anybody can answer it', async () => {
    const { world, driver } = await runGraph(asking);
    const entry = world.appends.find((append) => append.opened.length > 0);
    expect(entry?.events.some((text) => text.includes('node.waiting'))).toBe(true);
    expect(driver.resolveWait(waitOf(driver), { by: 'answer', decision: 'approved', data: { sum: 5 } })).toBe(true);
    await settle(world, driver);
    expect(outputOf(world.log)).toEqual({ sum: 5 });
  });

  it('[W2] takes the first resolution; a second changes nothing', async () => {
    const { world, driver } = await runGraph(asking);
    const visit = waitOf(driver);
    expect(driver.resolveWait(visit, { by: 'answer', decision: 'rejected', data: null })).toBe(true);
    expect(driver.resolveWait(visit, { by: 'answer', decision: 'approved', data: null })).toBe(false);
    await settle(world, driver);
    expect(outputOf(world.log)).toBe('no');
  });

  it('[W3] fires a timer at its time, never early, and at once when that is past', async () => {
    const world = new MemoryWorld();
    const until = world.clock.now() + 60_000;
    const { log } = await runGraph(
      chain({ type: 'sleep', params: { until: new Date(until).toISOString() } }, 'woke'),
      {},
      world,
    );
    expect(Date.parse(log.find((event) => event.type === 'wait.resolved')?.at ?? '')).toBe(until);
    const past = await runGraph(chain({ type: 'sleep', params: { until: '2020-01-01T00:00:00.000Z' } }, 'woke'));
    expect(outputOf(past.log)).toBe('woke');
    const timed = new MemoryWorld();
    const graph = draw(
      {
        start,
        a: { type: 'ask', params: { title: 'x', until: new Date(timed.clock.now() + 5000).toISOString() } },
        yes: { type: 'end' },
        late: { type: 'end', params: { output: 'too late' } },
      },
      ['start > a', 'a.yes > yes', 'a.timeout > late'],
    );
    expect(outputOf((await runGraph(graph, {}, timed)).log)).toBe('too late');
  });

  it('[W5] is waiting only while nothing else runs', async () => {
    const world = new MemoryWorld();
    const slow = Promise.withResolvers<string>();
    world.respond = () => slow.promise;
    const driver = new RunDriver(
      world.host(),
      planOf(draw({ start, a: { type: 'ask', params: { title: 'x' } }, b: read() }, ['start > a', 'start > b'])),
    );
    driver.begin(startedData({}));
    for (let i = 0; i < 200; i++) await Promise.resolve();
    expect(project(driver.state).status).toBe('running');
    slow.resolve('done');
    await settle(world, driver);
    expect(project(driver.state).status).toBe('waiting');
  });

  it('[W6] closes a wait whose scope ends', async () => {
    const world = new MemoryWorld();
    const slow = Promise.withResolvers<Json>();
    world.respond = () => slow.promise;
    const driver = new RunDriver(
      world.host(),
      planOf(draw({ start, a: { type: 'ask', params: { title: 'x' } }, b: read() }, ['start > a', 'start > b'])),
    );
    driver.begin(startedData({}));
    for (let i = 0; i < 200; i++) await Promise.resolve();
    const visit = waitOf(driver);
    slow.reject(new NodeFailure('down', 'down', { retryable: false }));
    await settle(world, driver);
    expect(driver.resolveWait(visit, { by: 'answer', decision: 'approved', data: null })).toBe(false);
    expect(world.appends.flatMap((entry) => entry.closed.map((closed) => closed.visit))).toContain(visit);
  });
});

describe('answers', () => {
  it('[A1] takes the first end for the output and records others as late', async () => {
    const { log } = await runGraph(
      draw({ start, one: { type: 'end', params: { output: 1 } }, two: { type: 'end', params: { output: 2 } } }, [
        'start > one',
        'start > two',
      ]),
    );
    expect(outputOf(log)).toBe(1);
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'two')).toMatchObject({
      data: { late: true },
    });
  });

  it('[A2, A4] answers with the first respond, goes on, and keeps the answer', async () => {
    const world = new MemoryWorld();
    const slow = Promise.withResolvers<string>();
    world.respond = () => slow.promise;
    const driver = new RunDriver(
      world.host(),
      planOf(
        draw(
          {
            start,
            r: { type: 'respond', params: { output: 'accepted' } },
            a: read(),
            end: { type: 'end', params: { output: '{{ a }}' } },
          },
          ['start > r', 'r > a', 'a > end'],
        ),
      ),
    );
    driver.begin(startedData({}));
    const answered = await driver.answered;
    expect(answered).toMatchObject({ status: 'running', answer: { value: 'accepted' } });
    slow.resolve('result');
    await settle(world, driver);
    expect(outputOf(world.log)).toBe('result');
    expect(project(driver.state)).toMatchObject({
      status: 'succeeded',
      answer: { value: 'accepted' },
      output: { value: 'result' },
    });
    const alone = await runGraph(draw({ start, r: { type: 'respond', params: { output: 'only' } } }, ['start > r']));
    expect(outputOf(alone.log)).toBe('only');
  });

  it('[A3] succeeds with null when nothing answers', async () => {
    const { log, driver } = await runGraph(draw({ start, a: { type: 'set', params: { value: 1 } } }, ['start > a']));
    expect(outputOf(log)).toBeNull();
    expect(await driver.answered).toMatchObject({ status: 'succeeded', output: null });
  });

  it('[A5] keeps the output of a run that fails after its answer', async () => {
    const { driver } = await runGraph(
      draw(
        {
          start,
          r: { type: 'respond', params: { output: 'accepted' } },
          bad: { type: 'fail', params: { code: 'bad' } },
        },
        ['start > r', 'r > bad'],
      ),
    );
    expect(project(driver.state)).toMatchObject({
      status: 'failed',
      output: { value: 'accepted' },
      error: { code: 'bad' },
    });
  });

  it('[A6] answers from inside a container and goes on with it', async () => {
    const graph = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: [1, 2] } },
        inner: { type: 'end', params: { output: '{{ item }}' }, parent: 'loop' },
        after: { type: 'set', params: { value: '{{ loop }}' } },
      },
      ['start > loop', 'loop > after'],
    );
    const { log } = await runGraph(graph);
    expect(outputOf(log)).toBe(1);
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'after')).toMatchObject({
      data: { output: [1, 2] },
    });
  });
});

describe('cancellation and children', () => {
  it('[Z1] starts nothing after a cancel, stops nodes, closes waits and cancels children; one of a run that is over changes nothing', async () => {
    const world = new MemoryWorld();
    world.respond = () => new Promise<Json>(() => {});
    const graph = draw(
      {
        start,
        a: { type: 'ask', params: { title: 'x' } },
        b: read(),
        c: { type: 'child', params: { workflow: 'other' } },
        after: { type: 'set', params: { value: 1 } },
      },
      ['start > a', 'start > b', 'start > c', 'b > after'],
    );
    const driver = new RunDriver(world.host(), planOf(graph));
    driver.begin(startedData({}));
    for (let i = 0; i < 300; i++) await Promise.resolve();
    driver.cancel({ kind: 'user', id: 'u' });
    await settle(world, driver);
    const order = words(world.log);
    expect(order.at(-1)).toBe('run.cancelled');
    expect(order.slice(order.indexOf('run.cancel_requested')).some((word) => word.startsWith('node.started'))).toBe(
      false,
    );
    expect(world.cancelledChildren).toEqual(['|c']);
    const length = world.log.length;
    driver.cancel();
    await settle(world, driver);
    expect(world.log).toHaveLength(length);
  });

  it('[Z1, E10] runs nothing again that a crash interrupted behind a cancel, also when the cancel came meanwhile', async () => {
    const graph = draw(
      {
        start,
        pay: { type: 'call', params: { to: 'pay' }, policy: { inDoubt: 'repeat', retry: { attempts: 3 } } },
        look: read(),
        end: { type: 'end', params: { output: 1 } },
      },
      ['start > pay', 'start > look', 'pay > end', 'look > end'],
    );
    for (const isMissed of [true, false]) {
      const world = new MemoryWorld();
      world.respond = () => new Promise<Json>(() => {});
      const before = new RunDriver(world.host(), planOf(graph));
      before.begin(startedData({}));
      for (let i = 0; i < 300; i++) await Promise.resolve();
      expect(world.calls).toHaveLength(2);
      if (!isMissed) before.cancel();
      await before.save();
      before.lose();
      const after = new RunDriver(world.host(), planOf(graph), [...world.log]);
      after.resume(isMissed ? { cancel: {} } : {});
      await settle(world, after);
      const behind = words(world.log).slice(words(world.log).indexOf('run.cancel_requested') + 1);
      expect(behind.map((word) => word.split(' ')[0]).sort()).toEqual(['node.failed', 'node.failed', 'run.cancelled']);
      const failed = world.log.filter((event) => event.type === 'node.failed');
      expect(Object.fromEntries(failed.map(({ node, data }) => [node, data.error.code]))).toEqual({
        pay: 'in_doubt',
        look: 'cancelled',
      });
      expect(world.calls).toHaveLength(2);
    }
  });

  it('[Z2, Z3, Z5] waits for a child durably, goes on with its answer or error, and does not wait when detached', async () => {
    const call = (mode: string): TestNode => ({
      type: 'child',
      params: { workflow: 'other', input: '{{ input }}', mode },
    });
    const waiting = await runGraph(chain(call('wait')), { n: 1 });
    const appended = waiting.world.appends.findIndex((entry) =>
      entry.events.some((text) => text.includes('node.waiting')),
    );
    expect(appended).toBeGreaterThanOrEqual(0);
    expect(waiting.world.children.get('|a')).toMatchObject({ workflow: 'other', input: { n: 1 } });
    waiting.driver.resolveWait(waitOf(waiting.driver), { by: 'child', data: 'answer' });
    await settle(waiting.world, waiting.driver);
    expect(outputOf(waiting.world.log)).toBe('answer');
    const failing = await runGraph(chain(call('wait')));
    failing.driver.resolveWait(waitOf(failing.driver), {
      by: 'child',
      data: null,
      error: { code: 'child_cancelled', message: 'gone' },
    });
    await settle(failing.world, failing.driver);
    expect(failing.world.log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'child_cancelled', node: 'a' } },
    });
    expect(outputOf((await runGraph(chain(call('detach')))).log)).toEqual({ runId: 'child-of-|a' });
  });

  it('[Z4] fails the run when calls go too deep, whatever the policy of the call', async () => {
    const world = new MemoryWorld();
    const host = world.host();
    host.children.start = async () => {
      throw new NodeFailure('call_depth', 'too deep', { retryable: false });
    };
    const driver = new RunDriver(
      host,
      planOf(chain({ type: 'child', params: { workflow: 'self' }, policy: { onError: 'continue' } })),
    );
    driver.begin(startedData({}));
    await settle(world, driver);
    expect(world.log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { code: 'call_depth' } } });
  });
});

describe('large values', () => {
  it('leave the log for the asset store and come back when they are read', async () => {
    const text = 'x'.repeat(100_000);
    const { log, world } = await runGraph(
      chain({ type: 'set', params: { value: '{{ input.text }}' } }, '{{ a.length }}'),
      { text },
    );
    expect(outputOf(log)).toBe(100_000);
    expect(log.find((event) => event.type === 'node.completed' && event.node === 'a')).toMatchObject({
      data: { spilled: true, output: { type: 'application/json' } },
    });
    expect(Math.max(...world.appends.flatMap((entry) => entry.events.map((event) => event.length)))).toBeLessThan(
      70_000,
    );
  });

  it('are written in pieces when a run has much to say', async () => {
    const graph = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: '{{ input.items }}', result: '{{ index }}' } },
        inner: { type: 'set', params: { value: "{{ 'z'.repeat(50000) }}" }, parent: 'loop' },
        end: { type: 'end', params: { output: '{{ loop.length }}' } },
      },
      ['start > loop', 'loop > end'],
    );
    const { log, world } = await runGraph(graph, { items: Array.from({ length: 100 }, (_, i) => i) });
    expect(outputOf(log)).toBe(100);
    const sizes = world.appends.map((entry) => entry.events.reduce((sum, text) => sum + text.length, 0));
    expect(Math.max(...sizes)).toBeLessThan(1_200_000);
    expect(sizes.length).toBeGreaterThan(4);
  });

  it('travel through loops and answers', async () => {
    const items = Array.from({ length: 30 }, (_, i) => ({ i, text: 'y'.repeat(5000) }));
    const graph = draw(
      {
        start,
        loop: { type: 'for_each', params: { items: '{{ input.items }}', result: '{{ inner }}' } },
        inner: { type: 'set', params: { value: '{{ item }}' }, parent: 'loop' },
        end: { type: 'end', params: { output: '{{ loop }}' } },
      },
      ['start > loop', 'loop > end'],
    );
    const { driver, world } = await runGraph(graph, { items });
    const output = project(driver.state).output;
    expect(output?.spilled).toBe(true);
    const ref = output?.value;
    expect(
      JSON.parse(
        world.assets.get(typeof ref === 'object' && ref !== null && '$asset' in ref ? String(ref.$asset) : '') ?? '',
      ),
    ).toEqual(items);
  });
});
