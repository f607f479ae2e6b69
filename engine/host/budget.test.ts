import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Graph } from '../graph/schema.ts';
import { defineNode } from '../node/define.ts';
import { newAgenda } from '../run/agenda.ts';
import { apply } from '../run/apply.ts';
import { budgetLeft } from '../run/budget.ts';
import { initialState } from '../run/state.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, planOf, runGraph, settle, startedData, type TestNode, words } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

const start: TestNode = { type: 'start' };

/** start > a > b > end, with a budget. */
function line(a: TestNode, b: TestNode, budget: Graph['settings']['budget']): Graph {
  return draw({ start, a, b, end: { type: 'end', params: { output: 'done' } } }, ['start > a', 'a > b', 'b > end'], {
    settings: { budget },
  });
}

const pay: TestNode = { type: 'call', params: { to: 'https://pay.test' }, policy: { onError: 'continue' } };
const note: TestNode = { type: 'set', params: { value: 1 } };

describe('the budget of a run', () => {
  it('[E9] fails the run before the visit or the effect that would exceed it, whatever its policy says', async () => {
    expect(outputOf((await runGraph(line(note, note, { visits: 4 }))).log)).toBe('done');
    const visits = await runGraph(line(note, note, { visits: 3 }));
    expect(visits.log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'budget_exceeded', node: 'end', details: { limit: 'visits', used: 3, of: 3 } } },
    });
    expect(words(visits.log)).not.toContain('node.started end');

    const { log, world } = await runGraph(line(pay, pay, { effects: 1 }));
    expect(world.calls.map(({ url }) => url)).toEqual(['https://pay.test']);
    expect(log.find(({ type }) => type === 'run.limit_reached')).toMatchObject({
      data: { error: { code: 'budget_exceeded', node: 'b', details: { limit: 'effects', used: 1, of: 1 } } },
    });
    expect(log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { details: { limit: 'effects' } } } });
  });

  it('[E9] counts what nodes report, and begins no effect when none of it is left', async () => {
    const world = new MemoryWorld();
    world.define(modelNode);
    const { log, driver } = await runGraph(line(pay, pay, { tokens: 100 }), {}, world);
    expect(world.calls).toHaveLength(1);
    expect(log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'budget_exceeded', details: { limit: 'tokens', used: 100, of: 100 } } },
    });
    expect(driver.state.used).toMatchObject({ tokens: 100, cost: 0.25 });
  });

  it('[E9] bounds the log, and the running time under a code of its own', async () => {
    const big: TestNode = { type: 'set', params: { value: 'x'.repeat(5000) } };
    const { log } = await runGraph(line(big, note, { logBytes: 4000 }));
    expect(log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'budget_exceeded', node: 'b', details: { limit: 'logBytes', of: 4000 } } },
    });
    const many = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const long = draw(
      { start, ...Object.fromEntries(many.map((id) => [id, note])) },
      many.map((id, index) => `${many[index - 1] ?? 'start'} > ${id}`),
      { settings: { budget: { logBytes: 4000 } } },
    );
    const stopped = await runGraph(long);
    expect(stopped.log.at(-1)).toMatchObject({ data: { error: { details: { limit: 'logBytes', of: 4000 } } } });
    expect(stopped.driver.state.used.visits).toBeGreaterThan(5);
    expect(stopped.driver.state.used.logBytes).toBeLessThanOrEqual(4000);
    const world = new MemoryWorld();
    world.respond = () => new Promise(() => {});
    const slow = await runGraph(line({ type: 'read', params: { from: 'x' } }, note, { time: '10s' }), {}, world);
    expect(slow.log.at(-1)).toMatchObject({
      data: { error: { code: 'budget_exceeded', details: { limit: 'time', used: 10_000, of: 10_000 } } },
    });
  });

  it('[E9] lets a failed run undo what it did, also beyond its budget', async () => {
    const graph = draw(
      {
        start,
        a: { type: 'call', params: { to: 'book' }, policy: { compensate: 'undo' } },
        b: { type: 'call', params: { to: 'pay' } },
        undo: { type: 'call', params: { to: 'cancel' } },
      },
      ['start > a', 'a > b'],
      { settings: { budget: { effects: 1 } } },
    );
    const { world, log } = await runGraph(graph);
    expect(world.calls.map(({ url }) => url)).toEqual(['book', 'cancel']);
    expect(log.at(-1)).toMatchObject({
      data: { error: { code: 'budget_exceeded', undone: [{ node: 'a', by: 'undo' }] } },
    });
  });

  it('[Z4] gives a called run what is left, and counts what that has used', async () => {
    const graph = line(note, { type: 'child', params: { workflow: 'child' } }, { visits: 10, tokens: 100 });
    const { driver, world } = await runGraph(graph);
    expect(budgetLeft(driver.state)).toEqual({ visits: 7, tokens: 100 });
    const [visit] = driver.waits;
    if (!visit) throw new Error('nothing waits');
    driver.resolveWait(visit, { by: 'child', data: null, used: { visits: 8, tokens: 40 } });
    await settle(world, driver);
    expect(driver.state.used).toMatchObject({ visits: 11, tokens: 40 });
    expect(world.log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { details: { limit: 'visits', used: 11, of: 10 } } },
    });
    const other = new MemoryWorld();
    const called = new RunDriver(other.host(), planOf(line(note, note, { visits: 100 })));
    called.begin({ ...startedData({}), budget: { visits: 2 } });
    await settle(other, called);
    expect(other.log.at(-1)).toMatchObject({
      data: {
        error: {
          message: expect.stringContaining('The run that called this one had 2 node visits of its budget left'),
          details: { limit: 'visits', of: 2 },
        },
      },
    });
  });

  it('[E9] counts the same after a restart as without one', async () => {
    const graph = line(pay, note, { visits: 100, logBytes: 1_000_000 });
    const { log, driver } = await runGraph(graph);
    const host = new MemoryWorld().host();
    const resumed = new RunDriver(host, planOf(graph), log);
    expect(resumed.state.used).toEqual(driver.state.used);
    const folded = log.reduce((state, event) => apply(state, event), initialState(planOf(graph), newAgenda()));
    expect(folded.used).toEqual({ ...driver.state.used, logBytes: 0 });
  });
});

/** Stands in the place of the node that calls out, and reports tokens. */
const modelNode = defineNode({
  type: 'call',
  version: 1,
  title: 'Model',
  sentence: '',
  summary: '',
  pack: 'test',
  icon: 'box',
  examples: [],
  effect: 'write',
  params: z.strictObject({ to: z.string() }),
  run: async ({ ctx }) => {
    await ctx.perform('model', {});
    ctx.usage({ tokens: 100, cost: 0.25 });
    return ctx.left.tokens;
  },
});
