import type { NodeError } from '../errors.ts';
import type { Amounts, Budget } from '../graph/budget.ts';
import type { AssetRef, Json, JsonObject } from '../json.ts';
import type { Suspension } from '../node/outcome.ts';
import type { ForkOrigin } from './fork.ts';

/** Common to all events. `at` is ISO 8601 in UTC with milliseconds; `cause` the sequence number that led to it. */
type Base<T extends string, D> = {
  seq: number;
  at: string;
  type: T;
  node?: string;
  visit?: number;
  scope?: string;
  attempt?: number;
  cause?: number;
  data: D;
};

/** What a run has used, its running time in milliseconds included, and the limits that it has. */
export type Usage = Amounts & { timeMs: number; of: Budget & { timeMs?: number } };

/** Who asked for a run. */
export type Caller = { kind: 'user' | 'key' | 'run' | 'anonymous'; id: string; name?: string };

/** How the clock of a trial stands when it begins: so many milliseconds ahead, and whether it jumps over timers (T4). */
export type TrialClock = { aheadMs: number; jumps: boolean };

/** A value in the log; when `spilled` is true it stands in the asset store and `value` is its reference. */
export type StartedData = {
  rules: number;
  runId: string;
  graphHash: string;
  entry: string;
  input: Json;
  spilled?: boolean;
  env: JsonObject;
  workflow: { id: string; slug: string; version: number | null };
  caller: Caller;
  door: string;
  draft: boolean;
  depth: number;
  /** Milliseconds of running time at most, when the caller has less left than the workflow allows. */
  limitMs?: number;
  /** What the caller has left, of each limit that it has (Z4). */
  budget?: Budget;
  parent?: { runId: string; scope: string; node: string; visit: number; attempt: number };
  /** The run whose log answers the visits that do not lie behind the fork. */
  forkOf?: ForkOrigin;
  /** Present for a run whose clock begins ahead or jumps, and for one that a trial called and waits for. */
  clock?: TrialClock;
  /** Nodes of a trial that wait before they begin (B1). */
  breakpoints?: string[];
};

export type RunEvent =
  | Base<'run.started', StartedData>
  /** Outputs that take the place of recorded ones, by node, `scope/node` or `scope/node#visit`. */
  | Base<'run.forked', { data: Json; spilled?: boolean }>
  | Base<
      'run.answered',
      { output: Json; spilled?: boolean; by: 'end' | 'respond'; status?: number; headers?: Record<string, string> }
    >
  | Base<'run.completed', { output: Json; spilled?: boolean }>
  | Base<'run.failed', { error: NodeError }>
  | Base<'run.cancel_requested', { by?: Caller; reason?: string }>
  | Base<'run.limit_reached', { error: NodeError }>
  | Base<'run.cancelled', { reason?: string }>
  | Base<
      'node.started',
      { items?: Json; lines?: boolean; spilled?: boolean; count?: number; concurrency?: number; kept?: boolean }
    >
  | Base<'effect.started', { key: string; ordinal: number }>
  | Base<
      'node.completed',
      {
        ports: string[];
        output: Json;
        spilled?: boolean;
        values?: JsonObject;
        late?: boolean;
        disabled?: boolean;
        /** True when the output was given with the document and the node did not run (P2). */
        given?: boolean;
        /** True when an older run's log answered the visit. */
        kept?: boolean;
        logs?: string[];
        answer?: 'end' | 'respond';
        status?: number;
        headers?: Record<string, string>;
        durationMs?: number;
      }
    >
  | Base<'node.attempt_failed', { error: NodeError; retryAt: string; random?: number }>
  | Base<'node.limit_reached', { error: NodeError }>
  | Base<'node.failed', { error: NodeError; late?: boolean; kept?: boolean }>
  | Base<'node.skipped', { reason: string; edges: string[]; kept?: boolean }>
  | Base<'node.waiting', WaitingData>
  | Base<'node.in_doubt', { policy: 'repeat' | 'ask' | 'fail'; key: string }>
  | Base<
      'wait.resolved',
      {
        by: 'answer' | 'timeout' | 'timer' | 'child' | 'cancel';
        data: Json;
        spilled?: boolean;
        decision?: string;
        answeredBy?: Caller;
        error?: NodeError;
        /** What a called run has used on this run's account. */
        used?: Partial<Amounts>;
      }
    >
  /** What a node used that only the other side can count. */
  | Base<'usage.reported', { tokens?: number; cost?: number }>
  | Base<
      'variable.set',
      { name: string; mode: 'set' | 'append' | 'increment'; value: Json; spilled?: boolean; kept?: boolean }
    >
  | Base<'compensation.started', { undoes: string }>
  | Base<'compensation.completed', { undoes: string; output: Json; spilled?: boolean; logs?: string[] }>
  | Base<'compensation.failed', { undoes: string; error: NodeError }>
  /**
   * T1: the run's clock was set on; `at` is the time before. By somebody, with the run that `child` called, or else by
   * the run itself.
   */
  | Base<'clock.advanced', { ms: number; by?: Caller; child?: string }>
  | Base<'timer.set', { until: string; why: string }>
  | Base<'scope.started', { turn: number }>
  | Base<'results.stored', { turns: number; part: AssetRef }>
  | Base<'scope.completed', { turn: number; result?: Json; spilled?: boolean; error?: NodeError }>;

export type WaitingData = Suspension | { kind: 'in_doubt'; key: string; title: string } | { kind: 'breakpoint' };

export type EventType = RunEvent['type'];

/** An event before the log has given it a number and a time. */
export type Draft = { [T in EventType]: Omit<Extract<RunEvent, { type: T }>, 'seq' | 'at'> }[EventType];

/** A run's status as every door shows it. */
export const runStatuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** True when nothing more can happen. */
export function isOver(status: RunStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}
