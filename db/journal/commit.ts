import type { Json } from '#engine/json.ts';
import type { RunStatus } from '#engine/run/event.ts';

/** Times are ISO 8601 in UTC. */
export type NewRun = {
  id: string;
  orgId: string;
  workflowId: string;
  version: number | null;
  graphHash: string;
  draft: boolean;
  entry: string;
  door: string;
  caller: Json;
  parentRunId: string | null;
  parent: Json | null;
  depth: number;
  startedAt: string;
  /** The run whose log this one goes on from. */
  forkedFrom?: string | null;
  wakeAt?: string | null;
  /** 3 critical, 2 high, 1 normal (as without it), 0 low. */
  priority?: number;
  /** How many runs of its workflow may be driven at once. */
  lane?: number | null;
};

/** What changes in a run's row. What is absent stays as it is, but `wakeAt`: absent means no wake-up. */
export type RunPatch = {
  status: RunStatus;
  /** The writer to keep the run, null to give it up (waiting or over). */
  owner: string | null;
  answeredAt?: string;
  finishedAt?: string;
  output?: Json;
  outputRef?: string;
  error?: Json;
  wakeAt?: string | null;
  lastSeq: number;
  /** What it has used so far. */
  usage?: Json;
  /** How far its clock is ahead; open waits move with it. */
  aheadMs?: number;
};

export type WaitKind = 'timer' | 'event' | 'callback' | 'approval' | 'child' | 'in_doubt' | 'breakpoint';

/** A wait to be opened. `keyHash` is the SHA-256 of its token, or of `child:` and the child's run id. */
export type WaitRow = {
  keyHash: Uint8Array;
  node: string;
  scope: string;
  visit: number;
  kind: WaitKind;
  title?: string;
  form?: Json;
  dueAt?: string | null;
  topic?: string | null;
  match?: Json;
  openedAt: string;
  /** Who may answer, and when they are told of it. */
  assignees?: string[];
  noticeAt?: string;
  remindMs?: number;
  escalateAt?: string;
  escalateTo?: string[];
};

/** What one run wants written, all or nothing. */
export type Commit = {
  orgId: string;
  runId: string;
  runDay: string;
  /** The id of the writing process. */
  writer: string;
  /** Present for the first commit of a new run. */
  create?: NewRun;
  patch: RunPatch;
  segment?: { seq: number; lastSeq: number; events: string };
  openWaits: WaitRow[];
  closeWaits: Uint8Array[];
  /** `keepDays` is 7 unless told otherwise. */
  idempotency?: { caller: string; key: string; bodyHash: string; keepDays?: number };
  /** Answers the wait of a parent run. */
  resolve?: { keyHash: Uint8Array; answer: Json };
  /** Where the outcome is to be posted when the run is over. */
  callback?: { url: string };
};

/**
 * `woke` is the run whose wait `resolve` answered. `fenced`: another process owns the run, the writer must drop it.
 * `duplicate`: the idempotency key (or the run's id, then `bodyHash` is null) stands for `runId` already.
 * `failed`: the database refuses this commit for what it holds.
 */
export type CommitResult =
  | { ok: true; woke: string | null }
  | { ok: false; reason: 'fenced' }
  | { ok: false; reason: 'duplicate'; runId: string; bodyHash: string | null }
  | { ok: false; reason: 'failed'; error: Error };
