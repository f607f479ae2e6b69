import type { NodeError, Undone } from '../errors.ts';
import type { Amounts } from '../graph/budget.ts';
import type { Level, Plan, PlanEdge, PlanNode, PlanRegion } from '../graph/plan.ts';
import type { AssetRef, Json } from '../json.ts';
import type { Agenda } from './agenda.ts';
import { nothingUsed } from './budget.ts';
import type { Caller, RunStatus, StartedData, WaitingData } from './event.ts';
import { newVariables, type Variables } from './variables.ts';

/** A value as the log holds it: itself, or a reference to the asset that holds it. */
export type Logged = {
  value: Json;
  spilled: boolean;
  /** The item at this place of an asset of lines, instead of the whole. */
  line?: number;
};

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
  /** Passes in which something is still undecided, and the root passes of open scopes, by what they call their inside. */
  passes: Map<string, Pass>;
  agenda: Agenda;
  /** Visits whose node is at work, or is about to take in the answer of its wait; not containers. */
  running: Set<Visit>;
  /** Visits that wait for something outside: an answer, a time, a retry's delay. */
  waiting: Set<Visit>;
  /** How often the run has waited for something outside (V13). */
  waits: number;
  /** What the caller got. */
  answer: (Logged & { by: 'end' | 'respond'; status?: number; headers?: Record<string, string> }) | null;
  /** The first `end`'s output. */
  end: Logged | null;
  cancel: { by?: Caller; reason?: string } | null;
  undo: UndoState;
  outcome: { status: RunStatus; error: NodeError | null } | null;
  /** Milliseconds the run has not been waiting, up to `movedAt`. */
  ranMs: number;
  movedAt: number;
  /** Milliseconds the run's clock is ahead of the host's (T1), and how often it jumped by itself since it began (T4). */
  clock: { aheadMs: number; jumps: number };
  /** B2: true while every visit that is due waits before it begins. */
  isStepping: boolean;
  /** What has been used of the budget; the characters of the log are counted by whoever has its text. */
  used: Amounts;
};

/** What would have to be undone if the run failed (K1), and how far that has got. */
export type UndoState = {
  list: Visit[];
  /** The result has been given, or the run was cancelled: nothing is undone any more (K6, K7). */
  isClosed: boolean;
  current: Visit | null;
  done: Undone[];
};

/** One opening of a level: the root, or one turn of a container. */
export class Scope {
  readonly path: string;
  readonly level: Level;
  readonly parent: Scope | null;
  /** The container's visit that opened it; null at the root. */
  readonly owner: Visit | null;
  readonly turn: number;
  /** What stands outside all cycles. */
  readonly pass: Pass;
  /** Visits that run, wait, are due or are being skipped: the scope is over when none is left (S9). */
  readonly moving = new Set<Visit>();
  /** How many nodes may be at work at once, those that are, and those that are due but must wait (S12). */
  room: { limit: number; taken: Set<Visit>; queue: Visit[] } | null = null;
  /** `cut` short by `break` or `continue`: what moves is stopped, and it still has a result (C10). */
  phase: 'open' | 'failing' | 'cancelled' | 'cut' | 'over' = 'open';
  error: NodeError | null = null;
  /** True when a visit in it was fresh (F3). */
  fresh = false;
  readonly variables: Variables;

  constructor(path: string, level: Level, owner: Visit | null, turn: number) {
    this.path = path;
    this.level = level;
    this.parent = owner?.scope ?? null;
    this.owner = owner;
    this.turn = turn;
    this.pass = newPass(this, level.region, path, 1, null);
    this.variables = newVariables(level.variables);
  }
}

/** One time round a cycle, or, in the region outside all cycles, the one time round a scope. */
export type Pass = {
  scope: Scope;
  region: PlanRegion;
  /** The activation it is a pass of; null outside all cycles. */
  loop: Loop | null;
  /** From 1. */
  number: number;
  /** Path of what stands inside it (V10). */
  path: string;
  /** By slot. */
  visits: (Visit | undefined)[];
  /** Activations of the cycles inside, by place. */
  loops: (Loop | undefined)[];
  /** How many of its nodes and cycles are not decided yet. */
  undecided: number;
  /** Passes of the same activation that are still kept. */
  older: Pass | null;
  newer: Pass | null;
  /** Last outcomes in the passes between `older` and this one, which are no longer kept (V14). */
  remembered: Map<PlanNode, Logged> | null;
};

/** One activation of a cycle: from the first signal that enters it until its newest pass leads nowhere (V1, V4). */
export type Loop = {
  region: PlanRegion;
  /** The pass that holds it. */
  around: Pass;
  newest: Pass;
  /** The pass that the back edges of the newest one may open; only its header is known. */
  coming: Pass | null;
  isOver: boolean;
  /** Passes in which something is undecided. */
  unfinished: number;
  exits: Map<PlanEdge, { decided: number; isLive: boolean; isSent: boolean }>;
  /** Live edges from outside into data ports, whose values hold in every pass. */
  carried: Set<PlanEdge>;
  /** True when a visit in any of its passes was fresh (F3). */
  fresh: boolean;
  /** Passes opened since the run last waited for something outside (V13). */
  opened: { passes: number; waits: number };
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
  pass: Pass;
  node: PlanNode;
  status: VisitStatus;
  /** F3: decided by a signal from a fresh visit, or begun fresh itself: an older log cannot answer it. */
  behind: boolean;
  /** True when it ran here, or a visit inside it did: what it sends is news. */
  fresh: boolean;
  /** Edges that have not been decided yet. */
  pending: number;
  dataPending: number;
  /** True when one of its edges into `in` must be live. */
  needsControl: boolean;
  /** Live edges, in the order in which they came. */
  live: PlanEdge[];
  /** Edges from outside its cycle whose value of the first pass holds. */
  carried: PlanEdge[];
  /** Number of the event that decided it. */
  cause: number;
  attempt: number;
  startedAt: string;
  /** How far the run's clock was ahead then. */
  aheadMs: number;
  /** What expressions read; null until it ran. */
  output: Logged | null;
  error: NodeError | null;
  wait: WaitingData | null;
  /** B1: it has waited at a breakpoint and was let go. */
  wasHeld: boolean;
  retryAt: string;
  /** The intent of the write that is under way. */
  effectKey: string | null;
  resolution: Resolved | null;
  /** What a `respond` wants an HTTP caller to see. */
  reply: { status?: number; headers?: Record<string, string> } | null;
  each: EachState | null;
  /** The visit that this one undoes. */
  undoes: Visit | null;
};

/** How a wait ended, as the log says it. */
export type Resolved = {
  by: 'answer' | 'timeout' | 'timer' | 'child' | 'cancel';
  data: Json;
  spilled?: boolean;
  decision?: string;
  error?: NodeError;
  /** What a called run has used (Z4). */
  used?: Partial<Amounts>;
};

/** The turns of a container's visit. */
export type EachState = {
  /** The list of a `for_each`. */
  items: Logged;
  /** True when the list is an asset of lines, of which only those of open turns are read. */
  isLines: boolean;
  count: number;
  concurrency: number;
  /** How many turns have been asked for, and how many have begun. */
  asked: number;
  opened: number;
  scopes: Set<Scope>;
  /** Results that are not stored yet, by turn. */
  results: Map<number, TurnResult>;
  /** The results of the first turns, as assets of lines. */
  stored: { turns: number; parts: AssetRef[] };
  /** Turns at and above this one are not begun (C6). */
  limit: number;
  failure: { turn: number; error: NodeError } | null;
  /** The lowest turn that broke (C10). */
  broken: number | null;
  /** The turn before, which the condition of a `while` may read (C8). */
  before: Pass | null;
};

export type TurnResult = { kind: 'value'; value: Logged } | { kind: 'failed'; error: NodeError };

/** The state before `run.started`. */
export function initialState(plan: Plan, agenda: Agenda): RunState {
  const root = new Scope('', plan.root, null, 0);
  return {
    plan,
    agenda,
    root,
    seq: 0,
    started: null,
    startedAt: '',
    scopes: new Map([['', root]]),
    passes: new Map([['', root.pass]]),
    running: new Set(),
    waiting: new Set(),
    waits: 0,
    answer: null,
    end: null,
    cancel: null,
    undo: { list: [], isClosed: false, current: null, done: [] },
    outcome: null,
    ranMs: 0,
    movedAt: 0,
    clock: { aheadMs: 0, jumps: 0 },
    isStepping: false,
    used: nothingUsed(),
  };
}

/** A pass in which nothing has been decided. */
export function newPass(scope: Scope, region: PlanRegion, path: string, number: number, loop: Loop | null): Pass {
  return {
    scope,
    region,
    loop,
    number,
    path,
    visits: new Array(region.nodes.length),
    loops: region.loops.length === 0 ? [] : new Array(region.loops.length),
    undecided: region.nodes.length + region.loops.length,
    older: null,
    newer: null,
    remembered: null,
  };
}

/** The visit of a node in a pass of its own region, made at the first signal that concerns it. */
export function visitOf(pass: Pass, node: PlanNode): Visit {
  const known = pass.visits[node.slot];
  if (known) return known;
  const visit = newVisit(pass, node);
  pass.visits[node.slot] = visit;
  return visit;
}

function newVisit(pass: Pass, node: PlanNode): Visit {
  return {
    scope: pass.scope,
    pass,
    node,
    status: 'undecided',
    behind: false,
    fresh: false,
    pending: node.incoming.length,
    dataPending: node.dataIncoming.length,
    needsControl: node.incoming.length > 0,
    live: [],
    carried: [],
    cause: 0,
    attempt: 0,
    startedAt: '',
    aheadMs: 0,
    output: null,
    error: null,
    wait: null,
    wasHeld: false,
    retryAt: '',
    effectKey: null,
    resolution: null,
    reply: null,
    each: null,
    undoes: null,
  };
}

/** The visit that undoes another: it stands right behind it, in a scope of its own, because the other's has ended (K3). */
export function undoingVisit(undone: Visit, node: PlanNode): Visit {
  const scope = new Scope(undone.scope.path, undone.scope.level, undone.scope.owner, undone.scope.turn);
  return { ...newVisit(undone.pass, node), scope, status: 'ready', undoes: undone };
}

/** V9, V10: what names a visit in the log: the path around the innermost cycle it is in, and the pass of that cycle. */
export function placeOf({ pass }: Visit): { scope: string; visit: number } {
  return pass.loop === null ? { scope: pass.path, visit: 1 } : { scope: pass.loop.around.path, visit: pass.number };
}

/** V10: path of a turn of a container's visit. */
export function turnPath(owner: Visit, turn: number): string {
  const { scope, visit } = placeOf(owner);
  const round = owner.pass.loop === null ? '' : `@${visit}`;
  return within(scope, `${owner.node.id}${round}[${turn}]`);
}

/** A path one step further in. */
export function within(path: string, step: string): string {
  return path === '' ? step : `${path}/${step}`;
}
