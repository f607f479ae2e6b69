import { createHash } from 'node:crypto';
import type { Database } from '#db/connect.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Graphs } from '../worker/graphs.ts';
import type { Runnable, StartRun } from '../worker/start-run.ts';
import { orderConfig } from './trigger-config.ts';

/** What beginning runs by triggers needs of the server. */
export type TriggerParts = {
  db: Database;
  graphs: Graphs;
  environment(orgId: string): Promise<JsonObject>;
};

export type Begin = { input: Json; door: string; runId: string; depth?: number };

/** The request that begins a run at a trigger. */
export async function requestFor(parts: TriggerParts, trigger: TriggerRow, begin: Begin): Promise<StartRun> {
  const { orgId, workflowId, slug, version, hash, node, kind, address, config } = trigger;
  const { priority } = orderConfig.parse(config);
  const graph = await parts.graphs.get(orgId, hash);
  const runnable: Runnable = {
    workflow: { id: workflowId, slug, version },
    graph,
    entry: node,
    draft: version === null,
  };
  return {
    orgId,
    runnable,
    env: await parts.environment(orgId),
    caller: { kind: 'anonymous', id: `trigger:${node}`, name: address === '' ? kind : `${kind} ${address}` },
    ...(priority && { priority }),
    ...begin,
  };
}

/** The id of a run that follows from what began it, so that it cannot begin twice. `at` in milliseconds since 1970. */
export function runIdFrom(at: number, ...what: string[]): string {
  return makeRunId(at, createHash('sha256').update(JSON.stringify(what)).digest());
}
