import type { Graph } from '../graph/schema.ts';
import { RunDriver } from '../host/drive.ts';
import { Keeper } from '../host/keeper.ts';
import type { Json, JsonObject } from '../json.ts';
import type { RunEvent } from '../run/event.ts';
import { type ForkOrigin, findVisit, recordsOf } from '../run/fork.ts';
import type { RunState } from '../run/state.ts';
import { MemoryWorld } from './memory-host.ts';
import { planOf, settle, startedData } from './run-graph.ts';

export type ForkChange = {
  graph?: Graph;
  input?: Json;
  data?: JsonObject;
  mode?: ForkOrigin['mode'];
  scope?: string;
  visit?: number;
};

/** Forks a run of `graph` from a node, or from nothing but what has no record, in a world of its own. */
export async function forkGraph(
  old: { graph: Graph; log: RunEvent[] },
  node: string | null,
  change: ForkChange = {},
  world = new MemoryWorld(),
): Promise<{
  world: MemoryWorld;
  driver: RunDriver;
  log: RunEvent[];
  again: (world: MemoryWorld, before?: RunState | null) => RunDriver;
}> {
  const { graph = old.graph, input, data = {}, mode = 'fork', ...place } = change;
  const records = recordsOf(old.log);
  const found = node === null ? null : findVisit(records, { node, ...place });
  if (node !== null && found === null) throw new Error(`'${node}' did not run`);
  const [first] = old.log;
  if (first?.type !== 'run.started') throw new Error('the log has no beginning');
  const from = found === null ? [] : [{ node: found.node, scope: found.scope, visit: found.visit }];
  const origin: ForkOrigin = { runId: 'old', seq: old.log.length, mode, from };
  const types = new Map(old.graph.nodes.map(({ id, type }) => [id, type]));
  const keeper = () => new Keeper({ origin, records, types, data });
  const started = {
    ...startedData(input === undefined ? first.data.input : input),
    draft: first.data.draft,
    forkOf: origin,
  };
  world.clock.advanceTo(Date.parse(old.log.at(-1)?.at ?? ''));
  const driver = new RunDriver(world.host(), planOf(graph), [], keeper());
  await driver.beginFork(started, data);
  await settle(world, driver);
  /** Another process that goes on with what a world's log holds. */
  const again = (at: MemoryWorld, before: RunState | null = null) =>
    new RunDriver(at.host(), planOf(graph), at.log.slice(before?.seq ?? 0), keeper(), before);
  return { world, driver, log: world.log, again };
}
