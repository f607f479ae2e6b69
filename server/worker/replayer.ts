import { setImmediate } from 'node:timers/promises';
import type { Database } from '#db/connect.ts';
import type { Plan } from '#engine/graph/plan.ts';
import type { Effects } from '#engine/host/host.ts';
import { type EffectParams, type Replayed, replay } from '#engine/host/replay.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { blobsOf } from '../host/blobs.ts';
import { offlineHost } from './offline-host.ts';

export type ReplayRequest = {
  orgId: string;
  plan: Plan;
  /** The log that answers effects and waits; its first event says with which input. */
  log: readonly RunEvent[];
  /** With which parameters its effects were called; null to learn them, with the log's own plan. */
  params: EffectParams | null;
};

/** Runs a plan on the past of a run, offline. */
export type Replayer = (request: ReplayRequest) => Promise<Replayed>;

/** Replays with the server's node types; isolated code runs, nothing else leaves the process. */
export function replayer(parts: {
  db: Database;
  node: (type: string) => NodeDefinition | undefined;
  effects: (orgId: string) => Effects;
}): Replayer {
  return async ({ orgId, plan, log, params }) => {
    const [first] = log;
    if (first?.type !== 'run.started') throw new Error('a log begins with run.started');
    const { runId } = first.data;
    return await replay({
      plan,
      log,
      params,
      started: { ...first.data, entry: plan.entry.id },
      pause: () => setImmediate(),
      host: ({ clock, answers, append }) =>
        offlineHost({
          runId,
          clock,
          answers,
          append,
          node: parts.node,
          sandbox: parts.effects(orgId).sandbox,
          blobs: blobsOf(parts.db, orgId),
        }),
    });
  };
}
