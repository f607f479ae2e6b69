import type { Commit, NewRun } from '#db/journal/commit.ts';
import type { Budget } from '#engine/graph/budget.ts';
import { rules } from '#engine/graph/plan.ts';
import { type Priority, priorities } from '#engine/graph/words.ts';
import type { Ending } from '#engine/host/drive.ts';
import type { Keeper } from '#engine/host/keeper.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Caller, StartedData, TrialClock } from '#engine/run/event.ts';
import type { ForkOrigin } from '#engine/run/fork.ts';
import type { RunProjection } from '#engine/run/project.ts';
import type { CompiledGraph } from './graphs.ts';

/** A workflow at one version, or its draft, ready to run. */
export type Runnable = {
  workflow: { id: string; slug: string; version: number | null };
  graph: CompiledGraph;
  entry: string;
  draft: boolean;
};

export type StartRun = {
  orgId: string;
  runnable: Runnable;
  input: Json;
  env: JsonObject;
  caller: Caller;
  door: string;
  runId?: string;
  depth?: number;
  parent?: StartedData['parent'];
  /** True when the parent waits for the answer. */
  tellsParent?: boolean;
  limitMs?: number;
  /** What the caller has left of its budget. */
  budget?: Budget;
  /** Makes the start durable before anything happens, so that one key is one run. */
  idempotency?: NonNullable<Commit['idempotency']>;
  callbackUrl?: string;
  /** Who goes first; that of the workflow when absent. */
  priority?: Priority;
  /** True when the caller is told of the run before it answers: its start is durable first. */
  isAnnounced?: boolean;
  /** How the clock of a trial begins (T4, T5, T6). */
  clock?: TrialClock;
  /** Nodes of a trial that wait before they begin (B1). */
  breakpoints?: readonly string[];
  /** Goes on from another run's log. */
  fork?: { origin: ForkOrigin; keeper: Keeper; data: JsonObject };
};

export type RunHandle = {
  runId: string;
  /** True for a run that waits for its turn to be driven. */
  isQueued?: boolean;
  answered: Promise<RunProjection>;
  ended: Promise<Ending>;
  saved(): Promise<void>;
};

/** What `run.started` says of a request. */
export function startedDataOf(request: StartRun, runId: string): StartedData {
  const { runnable, input, env, caller, door, depth = 0, parent, limitMs, budget } = request;
  return {
    rules,
    runId,
    input,
    env,
    caller,
    door,
    depth,
    graphHash: runnable.graph.hash,
    entry: runnable.entry,
    workflow: runnable.workflow,
    draft: runnable.draft,
    ...(limitMs !== undefined && { limitMs }),
    ...(budget && Object.keys(budget).length > 0 && { budget }),
    ...(parent && { parent }),
    ...(request.clock && { clock: request.clock }),
    ...(request.breakpoints && request.breakpoints.length > 0 && { breakpoints: [...request.breakpoints] }),
    ...(request.fork && { forkOf: request.fork.origin }),
  };
}

/** The row of a run that begins. */
export function newRunOf(request: StartRun, runId: string): NewRun {
  const { orgId, runnable, parent, door, caller, depth = 0 } = request;
  const { concurrency, priority = 'normal' } = runnable.graph.graph.settings;
  return {
    id: runId,
    orgId,
    workflowId: runnable.workflow.id,
    version: runnable.workflow.version,
    graphHash: runnable.graph.hash,
    draft: runnable.draft,
    entry: runnable.entry,
    door,
    caller: { ...caller },
    parentRunId: parent?.runId ?? null,
    parent: parent ? { ...parent } : null,
    depth,
    startedAt: new Date().toISOString(),
    forkedFrom: request.fork?.origin.runId ?? null,
    priority: priorities.length - 1 - priorities.indexOf(request.priority ?? priority),
    lane: concurrency ?? null,
  };
}
