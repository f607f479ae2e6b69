import type { NodeError } from '../errors.ts';
import type { Level, Plan, PlanEdge, PlanNode } from '../graph/plan.ts';
import type { Json } from '../json.ts';
import type { Agenda } from './agenda.ts';
import type { Caller, RunStatus, StartedData, WaitingData } from './event.ts';

/** A value as the log holds it: itself, or a reference to the asset that holds it. */
export type Logged = { value: Json; spilled: boolean };

/**
 * Everything a run is, at one moment. `apply` changes it in place (its caller gives it up); whoever needs a past
 * moment folds again from the log.
 */
export type RunState = {
  plan: Plan;
  /** Number of the last event folded in; 0 before the first. */
  seq: number;
  started: StartedData | null;
  startedAt: string;
  root: Scope;
  /** Open scopes by path; the root is ''. */
  scopes: Map<string, Scope>;
  agenda: Agenda;
  /** Visits whose node is at work, or is about to take in the answer of its wait; not containers. */
  running: Set<Visit>;
  /** Visits that wait for something outside: an answer, a time, a retry's delay. */
  waiting: Set<Visit>;
  /** What the caller got. */
  answer: (Logged & { by: 'end' | 'respond'; status?: number; headers?: Record<string, string> }) | null;
  /** The first `end`'s output. */
  end: Logged | null;
  cancel: { by?: Caller; reason?: string } | null;
  outcome: { status: RunStatus; error: NodeError | null } | null;
  /** Milliseconds the run has not been waiting, up to `movedAt`. */
  ranMs: number;
  movedAt: number;
};

/** One opening of a level: the root, or one turn of a container. */
export type Scope = {
  path: string;
  level: Level;
  parent: Scope | null;
  /** The container's visit that opened it; null at the root. */
  owner: Visit | null;
  turn: number;
  visits: (Visit | undefined)[];
  /** Visits that run, wait, are due or are being skipped: the scope is over when none is left (S9). */
  moving: Set<Visit>;
  /** How many nodes have run or been skipped. */
  decided: number;
  phase: 'open' | 'failing' | 'cancelled' | 'over';
  error: NodeError | null;
};

export type VisitStatus =
  | 'undecided'
  | 'ready'
  | 'skipping'
  | 'running'
  | 'resuming'
  | 'waiting'
  | 'retrying'
  | 'done'
  | 'skipped'
  | 'failed'
  | 'dropped';

/** One decision (run or skip) of a node in a scope. */
export type Visit = {
  scope: Scope;
  node: PlanNode;
  status: VisitStatus;
  /** F3: decided by a signal from a fresh visit, or begun fresh itself: an older log cannot answer it. */
  behind: boolean;
  /** True when it ran here, or a visit inside it did: what it sends is news. */
  fresh: boolean;
  /** Edges that have not been decided yet. */
  pending: number;
  dataPending: number;
  /** Live edges, in the order in which they came. */
  live: PlanEdge[];
  /** Number of the event that decided it. */
  cause: number;
  attempt: number;
  startedAt: string;
  /** What expressions read; null until it ran. */
  output: Logged | null;
  error: NodeError | null;
  wait: WaitingData | null;
  retryAt: string;
  /** The intent of the write that is under way. */
  effectKey: string | null;
  resolution: Resolved | null;
  /** What a `respond` wants an HTTP caller to see. */
  reply: { status?: number; headers?: Record<string, string> } | null;
  each: EachState | null;
};

/** How a wait ended, as the log says it. */
export type Resolved = {
  by: 'answer' | 'timeout' | 'timer' | 'child' | 'cancel';
  data: Json;
  spilled?: boolean;
  decision?: string;
  error?: NodeError;
};

/** The turns of a container's visit. */
export type EachState = {
  items: Logged;
  count: number;
  concurrency: number;
  /** How many turns have been asked for, and how many have begun. */
  asked: number;
  opened: number;
  scopes: Set<Scope>;
  results: (TurnResult | undefined)[];
  /** Turns at and above this one are not begun (C6). */
  limit: number;
  failure: { turn: number; error: NodeError } | null;
};

export type TurnResult = { kind: 'value'; value: Logged } | { kind: 'failed'; error: NodeError };

/** The state before `run.started`. */
export function initialState(plan: Plan, agenda: Agenda): RunState {
  const root = newScope('', plan.root, null, null, 0);
  return {
    plan,
    agenda,
    root,
    seq: 0,
    started: null,
    startedAt: '',
    scopes: new Map([['', root]]),
    running: new Set(),
    waiting: new Set(),
    answer: null,
    end: null,
    cancel: null,
    outcome: null,
    ranMs: 0,
    movedAt: 0,
  };
}

/** A scope in which nothing has been decided. */
export function newScope(path: string, level: Level, parent: Scope | null, owner: Visit | null, turn: number): Scope {
  return {
    path,
    level,
    parent,
    owner,
    turn,
    visits: new Array(level.nodes.length),
    moving: new Set(),
    decided: 0,
    phase: 'open',
    error: null,
  };
}

/** The visit of a node in a scope, made at the first signal that concerns it. */
export function visitOf(scope: Scope, node: PlanNode): Visit {
  const known = scope.visits[node.index];
  if (known) return known;
  const visit: Visit = {
    scope,
    node,
    status: 'undecided',
    behind: false,
    fresh: false,
    pending: node.incoming.length,
    dataPending: node.dataIncoming.length,
    live: [],
    cause: 0,
    attempt: 0,
    startedAt: '',
    output: null,
    error: null,
    wait: null,
    retryAt: '',
    effectKey: null,
    resolution: null,
    reply: null,
    each: null,
  };
  scope.visits[node.index] = visit;
  return visit;
}

/** Path of a container's turn inside a scope (V10). */
export function turnPath(scope: Scope, node: PlanNode, turn: number): string {
  const own = `${node.id}[${turn}]`;
  return scope.path === '' ? own : `${scope.path}/${own}`;
}
