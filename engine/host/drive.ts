import type { NodeError } from '../errors.ts';
import type { Plan } from '../graph/plan.ts';
import type { JsonObject } from '../json.ts';
import { newAgenda } from '../run/agenda.ts';
import { apply } from '../run/apply.ts';
import { budgetOf } from '../run/budget.ts';
import type { Caller, RunEvent, StartedData, Usage } from '../run/event.ts';
import { nextJump } from '../run/moments.ts';
import { next } from '../run/next.ts';
import { project, type RunProjection } from '../run/project.ts';
import { initialState, type Resolved, type RunState, type Visit } from '../run/state.ts';
import { advanceTo } from './advance.ts';
import { stepFork } from './answer-kept.ts';
import { carryOut } from './carry-out.ts';
import type { Host, JournalEntry } from './host.ts';
import type { Keeper } from './keeper.ts';
import type { Moving } from './moving.ts';
import { Recorder } from './recorder.ts';
import { RunClock } from './run-clock.ts';
import { scopeEnded } from './run-visit.ts';
import { Snapshots } from './snapshots.ts';
import { TimeLimit } from './time-limit.ts';
import { Timers } from './timers.ts';
import { watchContainer } from './turns.ts';
import { Values } from './values.ts';
import { type CompletedData, complete, fail, recoverVisit } from './visits.ts';
import { dueTime, resolveWait } from './waits.ts';

/** The answer of a wait, who gave it, and how far the clock of a called run was ahead (T5). */
export type Answered = Resolved & { answeredBy?: Caller; aheadMs?: number };

/** What came while nobody drove a run. */
export type Missed = {
  answers?: { visit: Visit; resolved: Answered }[];
  cancel?: { by?: Caller };
  advance?: { to: number; by?: Caller };
};

/** Characters of events that may gather before they are written. */
const largestBuffer = 1_000_000;

/** Why a driver let go of its run. */
export type Ending = 'over' | 'parked' | 'lost';

/**
 * Moves one run: takes commands off the fold, has them carried out, and sees that what happened is written before
 * anybody depends on it. Decisions are the fold's; this only acts.
 */
export class RunDriver {
  readonly state: RunState;
  /** Resolves with the answer once it is durable, or with the end of a run that never answered. */
  readonly answered: Promise<RunProjection>;
  readonly ended: Promise<Ending>;
  /** True when an answer or a cancel came while the run was being given up: somebody must look again. */
  missedAnswer = false;
  /** Why nothing more could be written, when the run was lost. */
  lostBecause: unknown = null;
  private readonly host: Host;
  private readonly recorder: Recorder;
  private readonly moving: Moving;
  private readonly keeper: Keeper | null;
  private slow = 0;
  private readonly snapshots: Snapshots;
  private readonly timeLimit: TimeLimit;
  private park: { wakeAt: string | null } | null = null;
  private pumping = false;
  private isEnded = false;
  private isBroken = false;
  private hasAnswered = false;
  private resolveAnswered: (projection: RunProjection) => void = () => {};
  private resolveEnded: (ending: Ending) => void = () => {};

  /** `keeper` answers visits of a fork from the log it came from; `before` is the state that `log` goes on from. */
  constructor(
    host: Host,
    plan: Plan,
    log: readonly RunEvent[] = [],
    keeper: Keeper | null = null,
    before: RunState | null = null,
  ) {
    this.keeper = keeper;
    this.state = before ?? initialState(plan, newAgenda());
    this.host = { ...host, clock: new RunClock(host.clock, this.state) };
    this.snapshots = new Snapshots(host, this.state, this.state.seq);
    for (const event of log) {
      apply(this.state, event);
      this.state.used.logBytes += JSON.stringify(event).length;
    }
    const values = new Values(host.blobs);
    this.recorder = new Recorder({
      state: this.state,
      clock: this.host.clock,
      values,
      append: (entry) => this.append(entry),
      describe: () => this.describe(),
      inlineChars: host.limits.inlineChars,
    });
    this.moving = this.assemble(values);
    this.timeLimit = new TimeLimit(this.host, this.state, this.moving.isOpen, (error) =>
      this.act(() => this.recorder.emit({ type: 'run.limit_reached', data: { error } })),
    );
    this.answered = new Promise((resolve) => {
      this.resolveAnswered = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  private assemble(values: Values): Moving {
    const isOpen = () => !this.isEnded && !this.isBroken && this.park === null;
    return {
      host: { ...this.host, beforeWrite: () => this.askOwner() },
      state: this.state,
      recorder: this.recorder,
      values,
      timers: new Timers(this.host.clock, isOpen),
      attempts: new Map(),
      opened: [],
      closed: [],
      results: new Map(),
      finishing: new Set(),
      keeper: this.keeper,
      act: (action) => this.act(action),
      later: (work) => this.later(work),
      isOpen,
      breakDown: (error) => this.breakDown(error),
      limitMs: () => this.timeLimit.ms,
    };
  }

  /** Begins a new run. */
  begin(started: StartedData): void {
    this.goOn(this.recordStart(started));
  }

  /** Begins a new run whose start must be durable before anything happens; rejects when the journal refuses it. */
  async beginDurably(started: StartedData): Promise<void> {
    await this.recordStart(started);
    await this.recorder.flush();
    this.pump();
  }

  /** The same for a fork, with the outputs that take the place of recorded ones. */
  async beginFork(started: StartedData, data: JsonObject): Promise<void> {
    await this.recordStart(started);
    await this.recorder.emitValue({ type: 'run.forked', data: { data } }, 'data');
    await this.recorder.flush();
    this.pump();
  }

  /** T6: the first event already tells the time by the clock that it says. */
  private recordStart(started: StartedData): void | Promise<void> {
    this.state.clock.aheadMs = started.clock?.aheadMs ?? 0;
    return this.recorder.emitValue({ type: 'run.started', data: started }, 'input');
  }

  /**
   * Goes on with a run whose log was folded: what was under way is done again, or is in doubt (E10). What came while
   * nobody drove it is given with it, because a run that only waits is put away at once.
   */
  resume(missed: Missed = {}): void {
    if (this.state.answer !== null) this.hasAnswered = true;
    this.pumping = true;
    for (const { visit, resolved } of missed.answers ?? []) resolveWait(this.moving, visit, resolved);
    if (missed.cancel) this.cancel(missed.cancel.by);
    // After the cancel, so that it starts nothing again (Z1).
    const underWay = [...this.state.running].filter((visit) => visit.status === 'running');
    for (const visit of underWay) this.act(() => recoverVisit(this.moving, visit));
    for (const scope of this.state.scopes.values()) {
      for (const visit of scope.moving)
        if (visit.each !== null && visit.status === 'running') watchContainer(this.moving, visit);
    }
    if (missed.advance) this.advance(missed.advance.to, missed.advance.by);
    this.pumping = false;
    this.pump();
  }

  /** Gives an open wait its answer; false when the wait is not open any more or the run has been given up. */
  resolveWait(visit: Visit, resolved: Answered): boolean {
    if (this.park !== null) this.missedAnswer = true;
    return resolveWait(this.moving, visit, resolved);
  }

  /** Asks the run to stop; nothing starts after this is in the log (Z1). */
  cancel(by?: Caller, reason?: string): void {
    if (this.park !== null) this.missedAnswer = true;
    if (!this.moving.isOpen() || this.state.cancel !== null || this.state.outcome !== null) return;
    this.act(() =>
      this.recorder.emit({
        type: 'run.cancel_requested',
        data: { ...(by && { by }), ...(reason !== undefined && { reason }) },
      }),
    );
  }

  /** Sets the clock of a trial that only waits on to a time of its own (T2); false when it does not stand so. */
  advance(to: number, by?: Caller): boolean {
    if (this.park !== null) this.missedAnswer = true;
    return advanceTo(this.moving, to, by);
  }

  /** Settles an attempt that the host has taken on itself (`Host.answers`). */
  conclude(visit: Visit, end: CompletedData | { error: NodeError }): void {
    if (visit.status !== 'running' || !this.moving.isOpen()) return;
    this.act(() => ('error' in end ? fail(this.moving, visit, end.error) : complete(this.moving, visit, end)));
  }

  /** Open waits, for hosts that look for answers. */
  get waits(): Visit[] {
    return [...this.state.waiting].filter((visit) => visit.status === 'waiting');
  }

  /** True while a node is at work that something outside could notice. */
  get isWorking(): boolean {
    return this.moving.attempts.size > 0 || this.slow > 0;
  }

  /** Makes everything that has happened durable; rejects when it cannot be. */
  save(): Promise<void> {
    return this.recorder.flush();
  }

  /** Makes everything durable and gives the run up, so that another process can go on with it. */
  async handOver(): Promise<void> {
    if (this.isEnded) return;
    this.park = { wakeAt: this.state.startedAt };
    for (const attempt of this.moving.attempts.values()) attempt.stop('shutdown');
    await this.recorder.flush().catch(() => {});
    this.end('parked');
  }

  /** Lets go at once: another process owns the run now, and nothing may be written any more. */
  lose(): void {
    this.end('lost');
  }

  private act(action: () => void | Promise<void>): void {
    try {
      this.goOn(action());
    } catch (error) {
      this.breakDown(error);
    }
  }

  private goOn(result: void | Promise<void>): void {
    if (result instanceof Promise) this.later(() => result);
    else this.pump();
  }

  private later(work: () => Promise<void>): void {
    this.slow++;
    work().then(
      () => {
        this.slow--;
        this.pump();
      },
      (error: unknown) => {
        this.slow--;
        this.breakDown(error);
      },
    );
  }

  private pump(): void {
    if (this.pumping || !this.moving.isOpen()) return;
    this.pumping = true;
    try {
      while (this.recorder.buffered < largestBuffer && !this.isBroken) {
        const command = next(this.state);
        if (command !== null) carryOut(this.moving, command);
        else if (!this.stepFork()) break;
      }
    } catch (error) {
      this.breakDown(error);
    } finally {
      this.pumping = false;
    }
    // A run with much to say writes it in pieces, and lets others have their turn meanwhile.
    if (this.recorder.buffered >= largestBuffer) this.later(() => this.recorder.flush());
    else this.rest();
  }

  /** What a fork keeps is recorded in order: nothing else is begun while a value is being fetched or stored. */
  private stepFork(): boolean {
    return this.keeper !== null && this.slow === 0 && stepFork(this.moving, this.keeper);
  }

  /** Nothing more can be done now: write what others wait for, and let go of a run that only waits. */
  private rest(): void {
    if (!this.moving.isOpen()) return;
    if (this.state.outcome !== null) return this.flushThen(() => this.end('over'));
    if (this.state.answer !== null && !this.hasAnswered) this.flushThen(() => this.tellAnswer());
    this.timeLimit.watch();
    if (this.isWorking) return this.recorder.flushSoon();
    const to = nextJump(this.state, this.host.clock.now());
    if (to !== null && advanceTo(this.moving, to)) return undefined;
    const due = this.moving.timers.next;
    if (due - this.host.clock.now() <= this.host.limits.parkAfterMs) return this.flushThen(() => {});
    this.park = { wakeAt: Number.isFinite(due) ? new Date(due).toISOString() : null };
    return this.flushThen(() => this.end('parked'));
  }

  /** What stands beside the events of one append. */
  private describe(): Omit<JournalEntry, 'seq' | 'lastSeq' | 'events'> {
    const { status, output, error } = project(this.state);
    const { opened, closed } = this.moving;
    this.moving.opened = [];
    this.moving.closed = [];
    return {
      status,
      answered: this.state.answer !== null || this.state.outcome !== null,
      ...(output !== null && { output }),
      ...(error !== null && { error }),
      usage: this.usage(),
      aheadMs: this.state.clock.aheadMs,
      // What opens and ends in one append was never known to anybody.
      opened: opened
        .filter(({ wait }) => !closed.some((other) => other.wait === wait))
        .map((opening) => ({ ...opening, until: dueTime(opening.wait) })),
      closed,
      ...(this.park !== null && { park: this.park }),
    };
  }

  private usage(): Usage {
    const { used, ranMs } = this.state;
    const time = this.timeLimit.isOwn && { timeMs: this.timeLimit.ms };
    return { ...used, timeMs: ranMs, of: { ...budgetOf(this.state), ...time } };
  }

  /** Whoever cannot say that the run is still his lets go of it: that is no failure of the node that asked. */
  private async askOwner(): Promise<void> {
    try {
      await this.host.beforeWrite();
    } catch (error) {
      this.lostBecause = error;
      this.end('lost');
      throw error;
    }
  }

  private append(entry: JournalEntry): Promise<void> {
    const appended = this.host.journal.append(entry);
    this.snapshots.take(entry.lastSeq, appended);
    appended.catch((error: unknown) => {
      this.lostBecause = error;
      this.end('lost');
    });
    return appended;
  }

  private flushThen(then: () => void): void {
    this.recorder.flush().then(then, () => {});
  }

  private tellAnswer(): void {
    this.hasAnswered = true;
    this.resolveAnswered(project(this.state));
  }

  /** What must not be, such as a breach of the engine's own rules, ends the run with an internal error, never quietly. */
  breakDown(error: unknown): void {
    if (this.isEnded || this.isBroken || this.state.outcome !== null) return;
    const message = error instanceof Error ? error.message : String(error);
    this.recorder.emit({ type: 'run.failed', data: { error: { code: 'internal', message, retryable: false } } });
    this.isBroken = true;
    for (const visit of this.waits) if (visit.wait !== null) this.moving.closed.push({ visit, wait: visit.wait });
    for (const attempt of this.moving.attempts.values()) attempt.stop(scopeEnded);
    this.flushThen(() => this.end('over'));
  }

  private end(ending: Ending): void {
    if (this.isEnded) return;
    this.isEnded = true;
    if (ending === 'over') this.tellAnswer();
    this.recorder.stop();
    this.timeLimit.stop();
    this.moving.timers.clearAll();
    if (ending === 'lost')
      for (const attempt of this.moving.attempts.values()) attempt.stop('another process has taken the run');
    this.resolveEnded(ending);
  }
}
