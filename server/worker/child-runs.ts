import type { Database } from '#db/connect.ts';
import { requestCancel } from '#db/journal/request-cancel.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { Children, Limits } from '#engine/host/host.ts';
import type { JsonObject } from '#engine/json.ts';
import type { ChildCall } from '#engine/node/ctx.ts';
import { placeOf } from '#engine/run/state.ts';
import { childRunId } from './keys.ts';
import { Duplicate } from './run-journal.ts';
import type { RunHandle, Runnable, StartRun } from './start-run.ts';

export type ChildParts = {
  db: Database;
  limits: Limits;
  /** Finds what a `call` names, in the caller's organization; throws NodeFailure. */
  resolveCall: (orgId: string, call: ChildCall) => Promise<{ runnable: Runnable; env: JsonObject }>;
  start: (request: StartRun) => Promise<RunHandle>;
};

/** The runs that one run calls: each has an id that follows from the visit, so it is started once (Z2). */
export function childrenOf(parts: ChildParts, parent: { orgId: string; runId: string }): Children {
  return {
    start: (child) => startChild(parts, parent, child),
    cancel: async (visit) => {
      await requestCancel(parts.db, {
        orgId: parent.orgId,
        runId: childRunId(parent.runId, visit),
        by: { kind: 'run', id: parent.runId },
      });
    },
  };
}

async function startChild(
  parts: ChildParts,
  { orgId, runId: parentId }: { orgId: string; runId: string },
  child: Parameters<Children['start']>[0],
): Promise<{ runId: string }> {
  const { visit, call, depth, limitMs, budget, clock } = child;
  const { callDepth } = parts.limits;
  if (depth > callDepth) {
    throw new NodeFailure(
      'call_depth',
      `Workflows call each other more than ${callDepth} deep. Check for one that calls itself.`,
      { retryable: false },
    );
  }
  const { runnable, env } = await parts.resolveCall(orgId, call);
  const runId = childRunId(parentId, visit);
  const isWanted = call.mode === 'wait';
  try {
    await parts.start({
      orgId,
      runnable,
      env,
      runId,
      depth,
      input: call.input,
      caller: { kind: 'run', id: parentId },
      door: 'call',
      parent: { runId: parentId, ...placeOf(visit), node: visit.node.id, attempt: visit.attempt },
      tellsParent: isWanted,
      ...(isWanted && { limitMs, budget }),
      ...(clock && { clock }),
    });
  } catch (error) {
    // The child began before this process took the run over: it is the same child.
    if (!(error instanceof Duplicate)) throw error;
  }
  return { runId };
}
