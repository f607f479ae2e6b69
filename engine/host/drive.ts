import { type NodeError, toNodeError } from '../errors.ts';
import type { Plan } from '../graph/plan.ts';
import { type Command, newAgenda } from '../run/agenda.ts';
import { apply } from '../run/apply.ts';
import type { Caller, RunEvent, StartedData } from '../run/event.ts';
import { next } from '../run/next.ts';
import { project, type RunProjection } from '../run/project.ts';
import { spilledRefs } from '../run/roots.ts';
import { initialState, type Resolved, type RunState, type Scope, type Visit } from '../run/state.ts';
import { closeTurn, eachItems, finishEach, turnNames } from './drive-each.ts';
import type { Host, JournalEntry } from './host.ts';
import { Recorder } from './recorder.ts';
import { retryDelay } from './retry.ts';
import { type Attempt, type RunningAttempt, runVisit } from './run-visit.ts';
import { Values } from './values.ts';

/** Why a driver let go of its run. */
export type Ending = 'over' | 'parked' | 'lost';

/**
 * Moves one run: takes commands off the fold, carries them out, records what happened, until nothing is left to do.
 * Decisions are the fold's; this only acts.
 */
export class RunDriver {
  readonly state: RunState;
  /** Resolves with the answer once it is durable, or with the end of a run that never answered. */
  readonly answered: Promise<RunProjection>;
  readonly ended: Promise<Ending>;
  /** True when an answer came while the run was being given up: somebody must look again. */
  missedAnswer = false;
  private readonly host: Host;
  private readonly recorder: Recorder;
  private readonly values: Values;
  private readonly attempts = new Map<Visit, RunningAttempt>();
  private readonly timers = new Map<Visit, { cancel: () => void; at: number }>();
  /** Slow things under way, and containers whose end is among them. */
  private slow = 0;
  private readonly finishing = new Set<Visit>();
  /** Waits that were durable when the run was taken over. */
  private readonly knownWaits: ReadonlySet<Visit>;
  private opened: Visit[] = [];
  private closed: Visit[] = [];
  private park: { wakeAt: string | null } | null = null;
  private pumping = false;
  private isEnded = false;
  private cancelLimit: (() => void) | null = null;
  private hasAnswered = false;
  private resolveAnswered: (projection: RunProjection) => void = () => {};
  private resolveEnded: (ending: Ending) => void = () => {};

  constructor(host: Host, plan: Plan, log: readonly RunEvent[] = []) {
    this.host = host;
    this.state = initialState(plan, newAgenda());
    for (const event of log) apply(this.state, event);
    this.knownWaits = new Set(this.state.waiting);
    this.values = new Values(host.blobs);
    this.recorder = new Recorder({
      state: this.state,
      clock: host.clock,
      values: this.values,
      append: (entry) => this.append(entry),
      describe: () => this.describe(),
      inlineChars: host.limits.inlineChars,
    });
    this.answered = new Promise((resolve) => {
      this.resolveAnswered = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  /** Begins a new run. */
  begin(started: StartedData): void {
    this.act(() => this.recorder.emitValue({ type: 'run.started', data: started }, 'input'));
  }

  /** Begins a new run whose start must be durable before anything happens; rejects when the journal refuses it. */
  async beginDurably(started: StartedData): Promise<void> {
    await this.recorder.emitValue({ type: 'run.started', data: started }, 'input');
    await this.recorder.flush();
    this.pump();
  }

  /** Goes on with a run whose log was folded: what was under way is done again, or is in doubt (E10). */
  resume(): void {
    if (this.state.answer !== null) this.hasAnswered = true;
    const underWay = [...this.state.running].filter((visit) => visit.status === 'running');
    for (const visit of underWay) this.act(() => this.recover(visit));
    for (const scope of this.state.scopes.values())
      for (const visit of scope.moving)
        if (visit.each !== null && visit.status === 'running') this.watchContainer(visit);
    this.pump();
  }

  /** Gives an open wait its answer; false when the wait is not open any more or the run has been given up. */
  resolveWait(visit: Visit, resolved: Resolved & { answeredBy?: Caller }): boolean {
    if (this.park !== null) this.missedAnswer = true;
    if (this.isEnded || this.park !== null || visit.status !== 'waiting') return false;
    this.clearTimer(visit);
    this.closed.push(visit);
    this.act(() => this.recorder.emitValue({ type: 'wait.resolved', ...at(visit), data: resolved }, 'data'));
    return true;
  }

  /** Asks the run to stop; nothing starts after this is in the log (Z1). */
  cancel(by?: Caller, reason?: string): void {
    if (this.isEnded || this.park !== null || this.state.cancel !== null || this.state.outcome !== null) return;
    this.act(() =>
      this.recorder.emit({
        type: 'run.cancel_requested',
        data: { ...(by && { by }), ...(reason !== undefined && { reason }) },
      }),
    );
  }

  /** Open waits, for hosts that look for answers. */
  get waits(): Visit[] {
    return [...this.state.waiting].filter((visit) => visit.status === 'waiting');
  }

  /** Makes everything durable and gives the run up, so that another process can go on with it. */
  async handOver(): Promise<void> {
    if (this.isEnded) return;
    this.park = { wakeAt: this.recorder.state.startedAt };
    for (const attempt of this.attempts.values()) attempt.stop('shutdown');
    await this.recorder.flush().catch(() => {});
    this.end('parked');
  }

  /** Lets go at once: another process owns the run now, and nothing may be written any more. */
  lose(): void {
    this.end('lost');
  }

  /** True while a node is at work that something outside could notice. */
  get isWorking(): boolean {
    return this.attempts.size > 0 || this.slow > 0;
  }

  private act(action: () => void | Promise<void>): void {
    const result = action();
    if (result instanceof Promise) this.later(() => result);
    else this.pump();
  }

  /** Carries on when something slow is done. */
  private later(work: () => void | Promise<void>): void {
    this.slow++;
    Promise.resolve(work()).then(
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
    if (this.pumping || this.isEnded || this.park !== null) return;
    this.pumping = true;
    try {
      for (let command = next(this.state); command !== null; command = next(this.state)) this.carryOut(command);
    } catch (error) {
      this.breakDown(error);
    } finally {
      this.pumping = false;
    }
    this.rest();
  }

  private carryOut(command: Command): void {
    switch (command.do) {
      case 'skip':
        return this.skip(command.visit);
      case 'pass':
        return this.recorder.emit({
          type: 'node.completed',
          ...at(command.visit),
          data: { ports: command.visit.node.mainPort, output: null, disabled: true },
        });
      case 'start':
        return this.start(command.visit, 1);
      case 'retry':
        return this.setTimer(command.visit, command.visit.retryAt, () =>
          this.start(command.visit, command.visit.attempt + 1),
        );
      case 'wait':
        return this.wait(command.visit);
      case 'resume':
        return this.takeAnswer(command.visit);
      case 'stop':
        return this.attempts.get(command.visit)?.stop('scope ended');
      case 'close_wait':
        return this.closeWait(command.visit);
      case 'open_turn':
        return this.recorder.emit({ type: 'scope.started', ...at(command.visit), data: { turn: command.turn } });
      case 'close_turn':
        return this.closeTurn(command.scope);
      case 'finish':
        return this.finish(command.visit);
      case 'answer':
        return this.answer(command.visit);
      case 'over':
        return this.over();
    }
  }

  /** W6, Z1: the wait is over with its scope; a child that was called for an answer is no longer wanted. */
  private closeWait(visit: Visit): void {
    this.clearTimer(visit);
    this.closed.push(visit);
    if (visit.wait?.kind === 'child' && visit.wait.call.mode === 'wait')
      this.later(() => this.host.children.cancel(visit));
  }

  private skip(visit: Visit): void {
    const edges = [...visit.node.incoming, ...visit.node.dataIncoming]
      .filter((edge) => !visit.live.includes(edge))
      .map((edge) => edge.id);
    this.recorder.emit({
      type: 'node.skipped',
      ...at(visit),
      cause: visit.cause,
      data: { reason: visit.live.length === 0 ? 'no live way' : 'an input has no value', edges },
    });
  }

  private start(visit: Visit, attempt: number): void {
    this.loaded(visit.scope, namesOf(visit), () => {
      if (visit.status !== 'ready' && visit.status !== 'retrying') return undefined;
      if (visit.node.each !== null) {
        this.watchContainer(visit);
        return this.startEach(visit);
      }
      this.recorder.emit({ type: 'node.started', ...at(visit), attempt, cause: visit.cause, data: {} });
      return this.run(visit);
    });
  }

  private startEach(visit: Visit): void | Promise<void> {
    const list = eachItems(this.host.clock, this.state, visit, this.values);
    if ('error' in list) {
      this.recorder.emit({ type: 'node.started', ...at(visit), attempt: 1, cause: visit.cause, data: { count: 0 } });
      this.recorder.emit({ type: 'node.failed', ...at(visit), data: { error: list.error } });
      return undefined;
    }
    return this.recorder.emitValue(
      { type: 'node.started', ...at(visit), attempt: 1, cause: visit.cause, data: list },
      'items',
    );
  }

  /** E8: `timeout` bounds a container as a whole. */
  private watchContainer(visit: Visit): void {
    const limit = visit.node.policy.timeoutMs;
    if (limit === null) return;
    const began = visit.startedAt === '' ? this.host.clock.now() : Date.parse(visit.startedAt);
    this.setTimer(visit, new Date(began + limit).toISOString(), () => {
      if (visit.status !== 'running') return;
      const error = {
        code: 'timeout',
        message: `'${visit.node.id}' took longer than ${limit} ms. Raise its timeout, or give it fewer items.`,
        node: visit.node.id,
        retryable: false,
      };
      this.recorder.emit({ type: 'node.limit_reached', ...at(visit), data: { error } });
    });
  }

  /** Loads the large values that these names stand for, then acts: at once when there are none. */
  private loaded(scope: Scope, names: Iterable<string>, action: () => void | Promise<void>): void {
    const loading = this.values.load(spilledRefs(this.state, scope, names));
    if (loading !== null) return this.later(() => loading.then(action));
    const result = action();
    if (result instanceof Promise) this.later(() => result);
  }

  private run(visit: Visit): void | Promise<void> {
    if (visit.node.description.role === 'entry') {
      const started = this.state.started;
      return this.complete(visit, {
        ports: visit.node.mainPort,
        output: started?.input ?? null,
        ...(started?.spilled && { spilled: true }),
      });
    }
    const definition = this.host.node(visit.node.type);
    if (!definition)
      return this.failed(visit, {
        code: 'unknown_type',
        message: `This server has no node type '${visit.node.type}'.`,
        node: visit.node.id,
        retryable: false,
      });
    const attempt = runVisit({ host: this.host, recorder: this.recorder, values: this.values }, visit, definition);
    if (!(attempt.result instanceof Promise)) return this.settle(visit, attempt, attempt.result);
    this.attempts.set(visit, attempt);
    attempt.result.then(
      (result) => {
        if (this.attempts.get(visit) === attempt) this.attempts.delete(visit);
        if (!this.isEnded && this.park === null) this.act(() => this.settle(visit, attempt, result));
      },
      (error: unknown) => this.breakDown(error),
    );
    return undefined;
  }

  private settle(visit: Visit, { ctx }: RunningAttempt, result: Attempt): void | Promise<void> {
    if (visit.status !== 'running' && visit.status !== 'resuming') return undefined;
    if (result.kind === 'failed') return this.failed(visit, result.error);
    if (result.kind === 'suspended') {
      return visit.scope.phase === 'open'
        ? this.recorder.emit({ type: 'node.waiting', ...at(visit), data: result.wait })
        : this.failed(visit, { code: 'cancelled', message: `'${visit.node.id}' was stopped before it waited.` });
    }
    const done = this.complete(visit, {
      ports: result.ports,
      output: result.output,
      ...(ctx.logs.length > 0 && { logs: ctx.logs }),
      ...(result.answer && { answer: result.answer.by }),
      ...(result.answer?.status !== undefined && { status: result.answer.status }),
      ...(result.answer?.headers && { headers: result.answer.headers }),
    });
    // What an effect brought is written at once: nothing that follows may be lost with it.
    if (ctx.touched && !(done instanceof Promise)) this.flushNow();
    return done;
  }

  private complete(visit: Visit, data: Extract<RunEvent, { type: 'node.completed' }>['data']): void | Promise<void> {
    const late = visit.scope.phase !== 'open' || (data.answer === 'end' && this.state.end !== null);
    return this.recorder.emitValue(
      { type: 'node.completed', ...at(visit), attempt: visit.attempt, data: { ...data, ...(late && { late }) } },
      'output',
    );
  }

  /** E1, E2: another attempt, or the end of the visit. */
  private failed(visit: Visit, failure: NodeError): void {
    const error = visit.node.description.role === 'stop' ? { ...failure, stopped: true } : failure;
    const late = visit.scope.phase !== 'open';
    const random = visit.node.policy.retry.jitter ? this.host.random() : 0;
    const isFinal = late || visit.node.description.role === 'stop' || visit.node.each !== null;
    const delay = isFinal ? null : retryDelay(visit.node.policy, error, visit.attempt, random);
    const now = this.host.clock.now();
    const total = visit.node.policy.totalMs;
    const isTooLate = delay !== null && total !== null && now + delay - Date.parse(visit.startedAt) > total;
    if (delay === null || isTooLate) {
      this.recorder.emit({
        type: 'node.failed',
        ...at(visit),
        attempt: visit.attempt,
        data: { error, ...(late && { late }) },
      });
      return;
    }
    const retryAt = new Date(now + delay).toISOString();
    this.recorder.emit({
      type: 'node.attempt_failed',
      ...at(visit),
      attempt: visit.attempt,
      data: { error, retryAt, ...(random > 0 && { random }) },
    });
  }

  /** W1: the wait is durable before its token, its child or its topic can be known. */
  private wait(visit: Visit): void {
    const wait = visit.wait;
    if (wait === null) return;
    if (!this.knownWaits.has(visit)) this.opened.push(visit);
    if ('until' in wait && wait.until !== undefined) this.setTimer(visit, wait.until, () => this.expire(visit));
    if (wait.kind !== 'child') return;
    this.later(async () => {
      await this.recorder.flush();
      try {
        const depth = (this.state.started?.depth ?? 0) + 1;
        const { runId } = await this.host.children.start({
          visit,
          call: wait.call,
          depth,
          limitMs: this.limitMs() - this.state.ranMs,
        });
        if (wait.call.mode === 'detach') this.resolveWait(visit, { by: 'child', data: { runId } });
      } catch (error) {
        this.childRefused(visit, toNodeError(error));
      }
    });
  }

  /** A call too deep fails the run, whatever its policy says (Z4, E9); anything else fails the call. */
  private childRefused(visit: Visit, error: NodeError): void {
    if (error.code === 'call_depth')
      this.act(() =>
        this.recorder.emit({ type: 'run.limit_reached', data: { error: { ...error, node: visit.node.id } } }),
      );
    else this.resolveWait(visit, { by: 'child', data: null, error });
  }

  private expire(visit: Visit): void {
    if (visit.wait?.kind === 'timer') {
      this.resolveWait(visit, { by: 'timer', data: null });
      return;
    }
    this.later(async () => {
      const resolved = await this.host.expireWait(visit);
      this.resolveWait(visit, resolved);
    });
  }

  private takeAnswer(visit: Visit): void {
    const { resolution, wait } = visit;
    if (resolution === null) return;
    if (wait?.kind === 'in_doubt') return this.act(() => this.settleDoubt(visit, resolution));
    const loading = this.values.load([{ value: resolution.data, spilled: resolution.spilled === true }]);
    if (loading !== null) return this.later(() => loading.then(() => this.resumed(visit, resolution)));
    this.resumed(visit, resolution);
  }

  private resumed(visit: Visit, resolution: Resolved): void {
    this.loaded(visit.scope, namesOf(visit), () => {
      if (visit.status !== 'resuming') return undefined;
      if (resolution.error !== undefined) return this.failed(visit, { ...resolution.error, node: visit.node.id });
      return this.settleAnswer(visit, resolution);
    });
  }

  private settleAnswer(visit: Visit, resolution: Resolved): void | Promise<void> {
    const definition = this.host.node(visit.node.type);
    const by = resolution.by === 'cancel' ? 'answer' : resolution.by;
    const data = this.values.resolve({ value: resolution.data, spilled: resolution.spilled === true });
    const given = { by, data, ...(resolution.decision !== undefined && { decision: resolution.decision }) };
    const resume: typeof definition = definition?.resume
      ? { ...definition, run: ({ params }) => definition.resume?.({ params, resolution: given }) ?? null }
      : definition && { ...definition, run: () => data };
    if (!resume) return undefined;
    const attempt = runVisit({ host: this.host, recorder: this.recorder, values: this.values }, visit, resume);
    return attempt.result instanceof Promise ? undefined : this.settle(visit, attempt, attempt.result);
  }

  private settleDoubt(visit: Visit, { decision, data }: Resolved): void | Promise<void> {
    if (decision === 'happened') return this.complete(visit, { ports: visit.node.mainPort, output: data });
    if (decision !== 'repeat') return this.failed(visit, inDoubt(visit));
    this.recorder.emit({ type: 'node.started', ...at(visit), attempt: visit.attempt, data: {} });
    return this.rerun(visit);
  }

  /** E10: a pure node and a read simply run again; a write with an intent and no result is in doubt. */
  private recover(visit: Visit): void | Promise<void> {
    const key = visit.effectKey;
    if (key === null) return this.rerun(visit);
    const policy = visit.node.policy.inDoubt;
    this.recorder.emit({ type: 'node.in_doubt', ...at(visit), attempt: visit.attempt, data: { policy, key } });
    if (policy === 'repeat') return this.rerun(visit);
    if (policy === 'fail') {
      this.recorder.emit({
        type: 'node.failed',
        ...at(visit),
        attempt: visit.attempt,
        data: { error: inDoubt(visit) },
      });
      return undefined;
    }
    this.recorder.emit({
      type: 'node.waiting',
      ...at(visit),
      data: { kind: 'in_doubt', key, title: `Did '${visit.node.id}' happen?` },
    });
    return undefined;
  }

  private rerun(visit: Visit): void {
    this.loaded(visit.scope, namesOf(visit), () => this.run(visit));
  }

  private closeTurn(scope: Scope): void {
    this.loaded(scope, turnNames(scope), () => {
      const result = closeTurn(this.state, scope, this.values);
      const owner = scope.owner;
      if (owner === null || scope.phase === 'over') return undefined;
      return this.recorder.emitValue(
        { type: 'scope.completed', ...at(owner), data: { turn: scope.turn, ...result } },
        'result',
      );
    });
  }

  private finish(visit: Visit): void {
    if (this.finishing.has(visit)) return;
    this.finishing.add(visit);
    const spilled = (visit.each?.results ?? []).flatMap((result) =>
      result?.kind === 'value' && result.value.spilled ? [result.value] : [],
    );
    const loading = this.values.load(spilled);
    const record = (): void | Promise<void> => {
      this.clearTimer(visit);
      const result = finishEach(visit, this.values);
      if ('output' in result) return this.complete(visit, { ports: visit.node.mainPort, output: result.output });
      const late = visit.scope.phase !== 'open';
      return this.recorder.emit({
        type: 'node.failed',
        ...at(visit),
        data: { error: result.error, ...(late && { late }) },
      });
    };
    if (loading !== null) return this.later(() => loading.then(record));
    const recorded = record();
    if (recorded instanceof Promise) this.later(() => recorded);
  }

  private answer(visit: Visit): void {
    const output = visit.output;
    if (output === null) return;
    this.recorder.emit({
      type: 'run.answered',
      ...at(visit),
      data: {
        output: output.value,
        ...(output.spilled && { spilled: true }),
        by: visit.node.description.answers ?? 'end',
      },
    });
  }

  private over(): void {
    const { root } = this.state;
    const output = project(this.state).output;
    if (root.phase === 'cancelled')
      this.recorder.emit({
        type: 'run.cancelled',
        data: this.state.cancel?.reason === undefined ? {} : { reason: this.state.cancel.reason },
      });
    else if (root.error !== null) this.recorder.emit({ type: 'run.failed', data: { error: root.error } });
    else
      this.recorder.emit({
        type: 'run.completed',
        data: { output: output?.value ?? null, ...(output?.spilled && { spilled: true }) },
      });
  }

  /** Nothing more can be done now: write what others wait for, and let go of a run that only waits. */
  private rest(): void {
    if (this.isEnded || this.park !== null) return;
    if (this.state.outcome !== null) {
      this.flushThen(() => {
        this.tellAnswer();
        this.end('over');
      });
      return;
    }
    if (this.state.answer !== null && !this.hasAnswered) {
      this.hasAnswered = true;
      this.flushThen(() => this.tellAnswer());
    }
    this.watchLimit();
    if (this.attempts.size > 0 || this.slow > 0) return this.recorder.flushSoon();
    const due = Math.min(...[...this.timers.values()].map((timer) => timer.at));
    if (due - this.host.clock.now() <= this.host.limits.parkAfterMs) return this.flushNow();
    this.leaveMemory(due);
  }

  private leaveMemory(due: number): void {
    this.park = { wakeAt: Number.isFinite(due) ? new Date(due).toISOString() : null };
    this.flushThen(() => this.end('parked'));
  }

  private describe(): Omit<JournalEntry, 'seq' | 'lastSeq' | 'events'> {
    const { status, output, error } = project(this.state);
    const entry = {
      status,
      answered: this.state.answer !== null || this.state.outcome !== null,
      ...(output !== null && { output }),
      ...(error !== null && { error }),
      opened: this.opened.map((visit) => ({ visit, until: dueTime(visit) })),
      closed: this.closed,
      ...(this.park !== null && { park: this.park }),
    };
    this.opened = [];
    this.closed = [];
    return entry;
  }

  private append(entry: JournalEntry): Promise<void> {
    const appended = this.host.journal.append(entry);
    appended.catch(() => this.end('lost'));
    return appended;
  }

  private flushNow(): void {
    this.recorder.flush().catch(() => {});
  }

  private flushThen(then: () => void): void {
    this.recorder.flush().then(then, () => {});
  }

  private tellAnswer(): void {
    this.hasAnswered = true;
    this.resolveAnswered(project(this.state));
  }

  /** E8, E9: the run's own time is up. */
  private watchLimit(): void {
    if (this.cancelLimit !== null || this.state.outcome !== null) return;
    const limit = this.limitMs();
    const check = () => {
      this.cancelLimit = null;
      if (this.isEnded || this.state.outcome !== null) return;
      const moving = this.state.running.size > 0 ? this.host.clock.now() - this.state.movedAt : 0;
      if (this.state.ranMs + moving < limit) return this.watchLimit();
      const error = {
        code: 'timeout',
        message: `The run took longer than ${limit} ms of running time. Raise settings.timeout, or do less in one run.`,
        retryable: false,
      };
      this.act(() => this.recorder.emit({ type: 'run.limit_reached', data: { error } }));
    };
    this.cancelLimit = this.host.clock.after(Math.max(1, limit - this.state.ranMs), check);
  }

  /** Milliseconds of running time: the workflow's own, the host's, and what the caller has left (Z4). */
  private limitMs(): number {
    const { runTimeoutMs } = this.host.limits;
    return Math.min(
      this.state.plan.timeoutMs ?? runTimeoutMs,
      runTimeoutMs,
      this.state.started?.limitMs ?? runTimeoutMs,
    );
  }

  private setTimer(visit: Visit, until: string, action: () => void): void {
    this.clearTimer(visit);
    const time = Date.parse(until);
    const wait = Math.min(Math.max(0, time - this.host.clock.now()), 2_000_000_000);
    const cancel = this.host.clock.after(wait, () => {
      this.timers.delete(visit);
      if (this.isEnded || this.park !== null) return;
      // A timer of weeks is set anew each time it reaches the longest delay a clock takes.
      if (this.host.clock.now() < time) return this.setTimer(visit, until, action);
      action();
      this.pump();
    });
    this.timers.set(visit, { cancel, at: time });
  }

  private clearTimer(visit: Visit): void {
    this.timers.get(visit)?.cancel();
    this.timers.delete(visit);
  }

  /** A breach of the engine's own rules ends the run with an internal error, never quietly. */
  private breakDown(error: unknown): void {
    if (this.isEnded || this.state.outcome !== null) return;
    const message = error instanceof Error ? error.message : String(error);
    this.recorder.emit({ type: 'run.failed', data: { error: { code: 'internal', message, retryable: false } } });
    this.rest();
  }

  private end(ending: Ending): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.recorder.stop();
    this.cancelLimit?.();
    for (const visit of [...this.timers.keys()]) this.clearTimer(visit);
    if (ending === 'lost')
      for (const attempt of this.attempts.values()) attempt.stop('another process has taken the run');
    this.resolveEnded(ending);
  }
}

/** The place of a visit as events name it. */
function at(visit: Visit): { node: string; scope: string; visit: number } {
  return { node: visit.node.id, scope: visit.scope.path, visit: 1 };
}

function namesOf(visit: Visit): Iterable<string> {
  const { params, description, incoming, dataIncoming } = visit.node;
  const feeding = [...incoming, ...dataIncoming].map((edge) => edge.from.id);
  if (description.seesAll) return allNames(visit.scope);
  const own =
    visit.node.each === null
      ? [...params.roots]
      : [...params.roots, ...visit.node.each.items.references.map((ref) => ref.root)];
  return description.gathers || dataIncoming.length > 0 ? [...own, ...feeding] : own;
}

function allNames(scope: Scope): string[] {
  const names: string[] = [];
  for (let level: Scope | null = scope; level !== null; level = level.parent) names.push(...level.level.byId.keys());
  return names;
}

function dueTime(visit: Visit): string | null {
  return visit.wait !== null && 'until' in visit.wait ? (visit.wait.until ?? null) : null;
}

function inDoubt(visit: Visit): NodeError {
  return {
    code: 'in_doubt',
    message: `'${visit.node.id}' was interrupted after it called out and before its result was recorded, so nobody knows whether it happened.`,
    node: visit.node.id,
    attempt: visit.attempt,
    retryable: false,
  };
}
