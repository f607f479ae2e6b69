import { NodeFailure } from '../errors.ts';
import type { Effect } from '../graph/catalogue.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Ctx, HttpRequest, HttpResponse, PartialOutput, SandboxResult, StopSignal } from '../node/ctx.ts';
import { breach, budgetLeft } from '../run/budget.ts';
import { placeOfVisit, rootsObject, visibleNames } from '../run/roots.ts';
import { placeOf, type RunState, type Visit } from '../run/state.ts';
import type { Host } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Values } from './values.ts';

/** The world as one attempt of one visit may touch it. */
export class VisitCtx implements Ctx {
  readonly signal: StopSignal;
  readonly logs: string[] = [];
  /** True once something outside has been touched: its result is written at once. */
  touched = false;
  private readonly host: Host;
  private readonly recorder: Recorder;
  private readonly values: Values;
  private readonly visitState: Visit;
  private readonly effect: Effect;
  private ordinal = 0;
  private showing: 'nothing' | 'something' | 'over' = 'nothing';
  private readonly writes = new Set<(reason: string) => void>();

  constructor(options: {
    host: Host;
    recorder: Recorder;
    values: Values;
    visit: Visit;
    effect: Effect;
    signal: StopSignal;
  }) {
    this.host = options.host;
    this.recorder = options.recorder;
    this.values = options.values;
    this.visitState = options.visit;
    this.effect = options.effect;
    this.signal = options.signal;
  }

  private get state(): RunState {
    return this.recorder.state;
  }

  get run(): Ctx['run'] {
    const started = this.state.started;
    return {
      id: started?.runId ?? '',
      workflow: started?.workflow.slug ?? '',
      version: started?.workflow.version ?? null,
      startedAt: this.state.startedAt,
    };
  }
  get node(): string {
    return this.visitState.node.id;
  }
  get scope(): string {
    return placeOf(this.visitState).scope;
  }
  get visit(): number {
    return placeOf(this.visitState).visit;
  }
  get attempt(): number {
    return this.visitState.attempt;
  }
  get now(): string {
    return this.visitState.startedAt;
  }

  log(message: string, data?: Json): void {
    if (this.logs.length < 200) this.logs.push(data === undefined ? message : `${message} ${JSON.stringify(data)}`);
  }

  stream(part: PartialOutput): void {
    if (this.showing === 'over') return;
    this.showing = 'something';
    this.host.partials?.show(this.visitState, part);
  }

  /** Ends what the attempt shows: its result takes its place. */
  endStream(): void {
    if (this.showing === 'something') this.host.partials?.end(this.visitState);
    this.showing = 'over';
  }

  async fetch(request: HttpRequest, onText?: (text: string) => void): Promise<HttpResponse> {
    const idempotencyKey = await this.intend();
    return this.lasting(idempotencyKey, (signal) =>
      this.host.effects.fetch(request, { idempotencyKey, signal, ...(onText && { onText }) }),
    );
  }

  async perform(service: string, request: JsonObject): Promise<Json> {
    const idempotencyKey = await this.intend();
    const { runId = '', workflow, draft = false } = this.state.started ?? {};
    const run = { id: runId, workflowId: workflow?.id ?? '', draft };
    return this.lasting(idempotencyKey, (signal) =>
      this.host.effects.perform(service, request, { idempotencyKey, signal, run, node: this.node }),
    );
  }

  /** True while a write is under way: whoever stops the visit waits for what it reports (E4). */
  get isWriting(): boolean {
    return this.writes.size > 0;
  }

  /** Breaks writes off as well: the attempt took too long, or this process gives the run up. */
  breakOff(reason: string): void {
    for (const stop of this.writes) stop(reason);
  }

  /**
   * A write that has begun may finish for a while after its visit was stopped, because breaking it off would leave
   * nobody knowing whether it happened.
   */
  private async lasting<T>(key: string | null, act: (signal: StopSignal) => Promise<T>): Promise<T> {
    if (key === null) return act(this.signal);
    const { signal, stop } = this.host.stopper();
    let cancel = () => {};
    const stopped = () => {
      cancel = this.host.clock.after(this.host.limits.writeGraceMs, () => stop('stopped'));
    };
    this.writes.add(stop);
    this.signal.addEventListener('abort', stopped, { once: true });
    try {
      return await act(signal);
    } finally {
      cancel();
      this.writes.delete(stop);
      this.signal.removeEventListener('abort', stopped);
    }
  }

  /**
   * The barrier before an effect: everything it may depend on is durable, and of a write its intent too. That append
   * is also the fence: a process that has lost the run stops here. One that was paused until long after it asks again,
   * because another may have done the effect meanwhile.
   */
  private async intend(): Promise<string | null> {
    this.stopForBudget();
    let key: string | null = null;
    if (this.effect === 'write') {
      this.ordinal++;
      key = this.host.effectKey(this.visitState, this.ordinal);
      this.recorder.emit({
        type: 'effect.started',
        node: this.node,
        scope: this.scope,
        visit: this.visit,
        attempt: this.attempt,
        data: { key, ordinal: this.ordinal },
      });
    }
    this.touched = true;
    if (key !== null || this.recorder.isDirty) await this.recorder.flush();
    if (key !== null) await this.host.beforeWrite();
    if (this.signal.aborted)
      throw new NodeFailure('cancelled', `'${this.node}' was stopped before it called out.`, { retryable: false });
    return key;
  }

  /** E9: an effect for which nothing is left does not begin. What is being undone is never stopped. */
  private stopForBudget(): void {
    const { state, visitState } = this;
    const error = visitState.undoes === null && state.root.phase === 'open' ? breach(state, 'effect') : null;
    if (error === null) return;
    this.recorder.emit({ type: 'run.limit_reached', data: { error: { ...error, node: this.node } } });
    throw new NodeFailure(error.code, error.message, {
      ...(error.details && { details: error.details }),
      retryable: false,
    });
  }

  usage(amounts: { tokens?: number; cost?: number }): void {
    const { tokens = 0, cost = 0 } = amounts;
    if (tokens === 0 && cost === 0) return;
    this.recorder.emit({
      type: 'usage.reported',
      node: this.node,
      scope: this.scope,
      visit: this.visit,
      attempt: this.attempt,
      data: { ...(tokens > 0 && { tokens }), ...(cost > 0 && { cost }) },
    });
  }

  get left(): Ctx['left'] {
    const { tokens, cost } = budgetLeft(this.state);
    return { tokens: tokens ?? null, cost: cost ?? null };
  }

  async sandbox(source: string, roots: JsonObject): Promise<SandboxResult> {
    const result = await this.host.effects.sandbox(source, roots, {
      timeoutMs: this.host.limits.codeTimeoutMs,
      signal: this.signal,
      onLog: (line) => this.stream({ text: `${line}\n` }),
    });
    for (const line of result.logs) this.log(line);
    return result;
  }

  roots(): JsonObject {
    const place = placeOfVisit(this.visitState);
    return rootsObject(this.state, place, this.now, this.values.resolve, visibleNames(place));
  }

  readonly assets: Ctx['assets'] = {
    write: (bytes, type, name) => this.host.blobs.write(bytes, type, name),
    read: (ref) => this.host.blobs.read(ref),
  };

  checkOutput(value: Json): { path: string; message: string }[] {
    return this.host.check(this.state.plan.output, value);
  }
}
