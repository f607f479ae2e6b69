import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import { newAgenda } from '../run/agenda.ts';
import { apply } from '../run/apply.ts';
import type { RunEvent } from '../run/event.ts';
import { project } from '../run/project.ts';
import { freeze, thaw } from '../run/snapshot.ts';
import { initialState } from '../run/state.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import { draw, planOf, settle, startedData } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** Answers by address alone; takes a time of its own for each call; some addresses fail once, some always. */
function worldOf(timing: number): MemoryWorld {
  const world = new MemoryWorld();
  const pick = seeded(timing);
  const tries = new Map<string, number>();
  world.respond = (call) => {
    const key = `${call.key}${call.url}`;
    const tried = (tries.get(key) ?? 0) + 1;
    tries.set(key, tried);
    return new Promise<Json>((resolve, reject) => {
      world.clock.after(pick(500), () => {
        const number = Number(call.url.replace(/\D/g, ''));
        if (call.key !== null && number % 5 === 0) reject(new NodeFailure('down', 'down'));
        else resolve({ at: call.url });
      });
    });
  };
  return world;
}

async function run(graph: Graph, world: MemoryWorld): Promise<RunDriver> {
  const driver = new RunDriver(world.host(), planOf(graph));
  driver.begin(startedData({}));
  await settle(world, driver);
  return driver;
}

/** Visits with what became of them, whatever their order. */
function visits(log: RunEvent[]): string[] {
  return log
    .flatMap((event) => {
      const place = `${event.scope ?? ''} ${event.node ?? ''}#${event.visit ?? ''}`;
      if (event.type === 'node.completed')
        return [`${place} completed ${event.data.ports} ${JSON.stringify(event.data.output)}`];
      if (event.type === 'node.skipped') return [`${place} skipped`];
      if (event.type === 'node.failed') return [`${place} failed ${event.data.error.code}`];
      return [];
    })
    .sort();
}

describe('random graphs', () => {
  it('[S11] come to the same visits and the same answer in whatever order their nodes complete', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, one, other) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const first = worldOf(one);
        const second = worldOf(other);
        const [a, b] = [await run(graph, first), await run(graph, second)];
        expect(project(a.state)).toEqual(project(b.state));
        expect(project(a.state).status).toBe('succeeded');
        expect(visits(first.log)).toEqual(visits(second.log));
      }),
      { numRuns: 300 },
    );
  });

  it('[E10] come to the same end when the process is killed after any prefix of the log and another goes on', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, timing, cut) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const whole = worldOf(timing);
        const expected = project((await run(graph, whole)).state);
        const world = worldOf(timing + 1);
        const cuts = seeded(cut);
        world.log.push(...whole.log.slice(0, 1 + cuts(whole.log.length - 1)));
        world.clock.advanceTo(Date.parse(world.log.at(-1)?.at ?? ''));
        const driver = new RunDriver(world.host(), planOf(graph), world.log);
        driver.resume();
        await settle(world, driver);
        expect(project(driver.state)).toEqual(expected);
        expect(visits(world.log)).toEqual(visits(whole.log));
      }),
      { numRuns: 300 },
    );
  });

  it('[F1] fold to the same state from any prefix and its rest as from the whole', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, async (shape, timing) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const world = worldOf(timing);
        const live = await run(graph, world);
        const plan = planOf(graph);
        const folded = world.log.reduce((state, event) => apply(state, event), initialState(plan, newAgenda()));
        expect(project(folded)).toEqual(project(live.state));
        expect(folded.root.pass.undecided).toBe(live.state.root.pass.undecided);
        expect([...folded.scopes.keys()]).toEqual(['']);
        expect(world.log.map((event) => event.seq)).toEqual(world.log.map((_, index) => index + 1));
      }),
      { numRuns: 150 },
    );
  });

  it('[F1] come back from a snapshot taken anywhere as they were, and end like the run that was not interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, timing, cut) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const whole = worldOf(timing);
        const expected = project((await run(graph, whole)).state);
        const plan = planOf(graph);
        const at = 1 + seeded(cut)(whole.log.length - 1);
        const folded = whole.log
          .slice(0, at)
          .reduce((state, event) => apply(state, event), initialState(plan, newAgenda()));
        const frozen = JSON.parse(JSON.stringify(freeze(folded)));
        const thawed = thaw(planOf(graph), frozen);
        if (thawed === null) throw new Error('nothing came back');
        expect(freeze(thawed)).toEqual(frozen);
        const world = worldOf(timing + 1);
        world.log.push(...whole.log.slice(0, at));
        world.clock.advanceTo(Date.parse(world.log.at(-1)?.at ?? ''));
        const driver = new RunDriver(world.host(), thawed.plan, [], null, thawed);
        driver.resume();
        await settle(world, driver);
        expect(project(driver.state)).toEqual(expected);
        expect(visits(world.log)).toEqual(visits(whole.log));
      }),
      { numRuns: 300 },
    );
  });

  it('never repeat a completed write, and repeat an interrupted one with its own key', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, timing, cut) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const world = worldOf(timing);
        const kill = seeded(cut)(12);
        world.onAppend = (moment, count) => {
          if (moment === 'after' && count === kill) world.host();
        };
        await run(graph, world);
        world.onAppend = () => {};
        const before = world.calls.length;
        const completed = new Set(
          world.log
            .filter((event) => event.type === 'node.completed')
            .map((event) => `${event.scope}|${event.node}|${event.visit}`),
        );
        const driver = new RunDriver(world.host(), planOf(graph), [...world.log]);
        driver.resume();
        await settle(world, driver);
        expect(driver.state.outcome?.status).toBe('succeeded');
        for (const call of world.calls.slice(before)) {
          if (call.key === null) continue;
          expect(completed.has(call.key.split('|').slice(0, 3).join('|'))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('an effect in doubt', () => {
  const world = () => {
    const made = new MemoryWorld();
    made.respond = () => 'paid';
    return made;
  };
  const graphWith = (inDoubt: 'repeat' | 'ask' | 'fail'): Graph =>
    planGraph({
      start: { type: 'start' },
      pay: { type: 'call', params: { to: 'x' }, policy: { inDoubt } },
      end: { type: 'end', params: { output: '{{ pay }}' } },
    });

  async function interrupted(inDoubt: 'repeat' | 'ask' | 'fail') {
    const made = world();
    const graph = graphWith(inDoubt);
    await run(graph, made);
    const cut = made.log.findIndex((event) => event.type === 'effect.started') + 1;
    made.log.length = cut;
    const driver = new RunDriver(made.host(), planOf(graph), [...made.log]);
    driver.resume();
    await settle(made, driver);
    return { made, driver };
  }

  it('[E10] is repeated with the same key and attempt', async () => {
    const { made } = await interrupted('repeat');
    expect(made.log.find((event) => event.type === 'node.in_doubt')).toMatchObject({
      node: 'pay',
      attempt: 1,
      data: { policy: 'repeat' },
    });
    expect(new Set(made.calls.map((call) => call.key)).size).toBe(1);
    expect(made.log.at(-1)).toMatchObject({ type: 'run.completed', data: { output: 'paid' } });
  });

  it('[E10] asks a person: it happened, do it again, or fail', async () => {
    for (const [decision, end] of [
      ['happened', { type: 'run.completed', data: { output: 'by hand' } }],
      ['repeat', { type: 'run.completed', data: { output: 'paid' } }],
      ['fail', { type: 'run.failed', data: { error: { code: 'in_doubt' } } }],
    ] as const) {
      const { made, driver } = await interrupted('ask');
      const [visit] = driver.waits;
      expect(visit?.wait).toMatchObject({ kind: 'in_doubt' });
      const calls = made.calls.length;
      if (visit) driver.resolveWait(visit, { by: 'answer', decision, data: 'by hand' });
      await settle(made, driver);
      expect(made.log.at(-1)).toMatchObject(end);
      expect(made.calls.length - calls).toBe(decision === 'repeat' ? 1 : 0);
    }
  });

  it('[E10] fails its visit when the policy says so', async () => {
    const { made } = await interrupted('fail');
    expect(made.log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { code: 'in_doubt', node: 'pay' } } });
    expect(made.calls).toHaveLength(1);
  });
});

function planGraph(nodes: Parameters<typeof draw>[0]): Graph {
  return draw(nodes, ['start > pay', 'pay > end']);
}
