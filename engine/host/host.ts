import type { Issue, NodeError } from '../errors.ts';
import type { Budget } from '../graph/budget.ts';
import type { Effect } from '../graph/catalogue.ts';
import type { NodeLimit } from '../graph/plan.ts';
import type { AssetRef, Json, JsonObject, JsonSchema } from '../json.ts';
import type { ChildCall, HttpRequest, HttpResponse, PartialOutput, SandboxResult, StopSignal } from '../node/ctx.ts';
import type { NodeDefinition } from '../node/define.ts';
import type { RunStatus, TrialClock, Usage, WaitingData } from '../run/event.ts';
import type { Resolved, Visit } from '../run/state.ts';

/** Milliseconds since 1970, and timers. */
export interface Clock {
  now(): number;
  /** Calls back once after so many milliseconds; the returned function cancels. */
  after(ms: number, callback: () => void): () => void;
}

/** One wait of a visit, which may wait again for something else before the first is known to be over. */
export type VisitWait = { visit: Visit; wait: WaitingData };

/** A wait that has opened: the host makes it answerable before anybody can know of it (W1). */
export type OpenedWait = VisitWait & { until: string | null };

/** What is appended in one commit: all of it is durable, or nothing. */
export type JournalEntry = {
  /** Sequence number of the first event; 0 when there is none. */
  seq: number;
  lastSeq: number;
  /** The events as JSON, in order. */
  events: string[];
  status: RunStatus;
  answered: boolean;
  /** Present once the run is over or has answered. */
  output?: { value: Json; spilled: boolean };
  error?: NodeError;
  /** What the run has used so far, and of how much. */
  usage: Usage;
  /** Milliseconds the run's clock is ahead of the host's; all times of the entry are by the run's clock (T1). */
  aheadMs: number;
  opened: OpenedWait[];
  closed: VisitWait[];
  /** Gives the run up: nobody owns it until a wait is answered or `wakeAt` comes (ISO 8601). */
  park?: { wakeAt: string | null };
};

/** The log of one run. `append` rejects with a Fenced error when somebody else has written. */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
}

/** Thrown by a journal when another owner has taken the run. */
export class Fenced extends Error {
  constructor(runId: string) {
    super(`run ${runId} has another owner`);
    this.name = 'Fenced';
  }
}

/** An asset of lines: its items by place, read as far as they are asked for. */
export interface Lines {
  readonly count: number;
  read(line: number): Promise<Json>;
}

/** The content-addressed store of one organization. */
export interface Blobs {
  /** Stores items as lines of JSON (NDJSON). */
  putLines(items: readonly Json[]): Promise<AssetRef>;
  /** One asset of lines made of others, in this order; nothing is copied. */
  joinLines(parts: readonly AssetRef[]): Promise<AssetRef>;
  /** Opens NDJSON or CSV; fails with a sentence when a line cannot be read. */
  openLines(ref: AssetRef): Promise<Lines>;
  putJson(text: string): Promise<AssetRef>;
  getJson(ref: AssetRef): Promise<Json>;
  write(bytes: Uint8Array, type: string, name?: string): Promise<AssetRef>;
  read(ref: AssetRef): Promise<Uint8Array>;
}

/** For whom a service acts. The key is null when the node only reads. */
export type ServiceCall = {
  idempotencyKey: string | null;
  signal: StopSignal;
  run: { id: string; workflowId: string; draft: boolean };
  node: string;
};

/** The world outside, as nodes may touch it. */
export interface Effects {
  fetch(
    request: HttpRequest,
    options: { idempotencyKey: string | null; signal: StopSignal; onText?: (text: string) => void },
  ): Promise<HttpResponse>;
  perform(service: string, request: JsonObject, call: ServiceCall): Promise<Json>;
  sandbox(
    source: string,
    roots: JsonObject,
    options: { timeoutMs: number; signal: StopSignal; onLog?: (line: string) => void },
  ): Promise<SandboxResult>;
}

/** Where people see what a visit has before it is over. Nothing of it is durable, and nothing may depend on it. */
export interface Partials {
  show(visit: Visit, part: PartialOutput): void;
  /** The attempt is over: what it showed goes. */
  end(visit: Visit): void;
}

/** Starts other runs. Starting the same child twice is one run (Z2). */
export interface Children {
  /** Resolves once the child is durable; its outcome arrives as an answer of the wait. */
  start(child: {
    visit: Visit;
    call: ChildCall;
    depth: number;
    limitMs: number;
    budget: Budget;
    /** The caller's clock, when the caller is a trial (T5). */
    clock?: TrialClock;
  }): Promise<{ runId: string }>;
  /** Asks the child of a visit to stop (Z1). */
  cancel(visit: Visit): Promise<void>;
}

/** What a run asks of the place it runs in. */
export interface Host {
  clock: Clock;
  random(): number;
  node(type: string): NodeDefinition | undefined;
  journal: Journal;
  blobs: Blobs;
  effects: Effects;
  children: Children;
  /** Key of one effect, stable over attempts, restarts and owners. */
  effectKey(visit: Visit, ordinal: number): string;
  /** A way to stop something: made here because the engine has no web types. */
  stopper(): { signal: StopSignal; stop(reason: string): void };
  /** Findings of a value against a JSON Schema. */
  check(schema: JsonSchema, value: Json): Issue[];
  /** Refuses to go on when this process may have lost its runs while it was paused. */
  beforeWrite(): Promise<void>;
  /** Asks which came first, the time or an answer: durable, so that exactly one of them holds (W2). */
  expireWait(visit: Visit): Promise<Resolved>;
  /** Keeps the state as of a durable event, so that a long log need not be folded from its beginning. Best effort. */
  saveSnapshot?(seq: number, state: Json): Promise<void>;
  partials?: Partials;
  limits: Limits;
  /**
   * Waits for a place among the visits of one node, over all runs of a version; the answer gives it back. Rejects with
   * `rate_limited` when none came free in time.
   */
  admit?(visit: Visit, limit: NodeLimit, options: { timeoutMs: number; signal: StopSignal }): Promise<() => void>;
  /** True when the host itself says how this attempt ends, by `RunDriver.conclude`: nothing is called. */
  answers?(visit: Visit, params: unknown, effect: Effect): boolean;
}

export type Limits = {
  /** Milliseconds one attempt of a node may take when its policy does not say. */
  nodeTimeoutMs: number;
  /** Milliseconds a run may be running; waiting is free. */
  runTimeoutMs: number;
  codeTimeoutMs: number;
  /** Milliseconds a write that has begun may go on after its visit was stopped. */
  writeGraceMs: number;
  /** Characters of JSON above which a value leaves the log. */
  inlineChars: number;
  /** A run whose next timer is further away than this leaves memory. */
  parkAfterMs: number;
  callDepth: number;
  /** Events between two snapshots. */
  snapshotEvery: number;
};

export const defaultLimits: Limits = {
  nodeTimeoutMs: 60_000,
  runTimeoutMs: 3_600_000,
  codeTimeoutMs: 5_000,
  writeGraceMs: 5_000,
  inlineChars: 65_536,
  parkAfterMs: 3_000,
  callDepth: 16,
  snapshotEvery: 5_000,
};
