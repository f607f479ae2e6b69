import type { Effect } from '../graph/catalogue.ts';
import type { Plan } from '../graph/plan.ts';
import type { Json } from '../json.ts';
import { isSame } from '../run/compare-runs.ts';
import type { RunEvent, StartedData } from '../run/event.ts';
import { type Place, placeKey, type Records, recordsOf, type VisitRecord } from '../run/fork.ts';
import type { Visit } from '../run/state.ts';
import { RunDriver } from './drive.ts';
import type { Clock, Host, JournalEntry } from './host.ts';
import { at } from './moving.ts';
import { VirtualClock } from './virtual-clock.ts';

/** An effect whose outcome the log does not tell: what lies behind it is unknown. */
export type UnknownEffect = Place & {
  why: 'no_record' | 'other_parameters';
  before: Json;
  after: Json;
};

/** Evaluated parameters of the effects of a run, by place. */
export type EffectParams = ReadonlyMap<string, Json>;

export type Replayed = { log: RunEvent[]; unknown: UnknownEffect[]; params: EffectParams };

export type ReplayParts = {
  plan: Plan;
  /** What `run.started` says; input, variables and time are the old run's. */
  started: StartedData;
  /** The log that answers effects and waits. */
  log: readonly RunEvent[];
  /** With which parameters the effects of the log were called; null to learn them, with the log's own plan. */
  params: EffectParams | null;
  /** The place to run in: nothing of it may touch the world. */
  host: (parts: {
    clock: Clock;
    answers: NonNullable<Host['answers']>;
    append: (entry: JournalEntry) => Promise<void>;
  }) => Host;
  /** Lets what is under way go on. */
  pause: () => Promise<void>;
};

/**
 * Runs a plan on the past of another run (F8): pure nodes run, effects are answered by the log when they are called
 * with the same parameters, waits with their old answers, and times pass at once. Nothing is called, nothing written.
 */
export async function replay(parts: ReplayParts): Promise<Replayed> {
  return await new Replay(parts).run();
}

type Due = { visit: Visit; seq: number; at: string; go: () => void };

class Replay {
  private readonly parts: ReplayParts;
  private readonly records: Records;
  private readonly clock: VirtualClock;
  private readonly driver: RunDriver;
  private readonly events: RunEvent[] = [];
  private readonly unknown: UnknownEffect[] = [];
  private readonly params = new Map<string, Json>();
  private readonly answered = new Map<Visit, VisitRecord>();
  private readonly stuck = new Set<Visit>();

  constructor(parts: ReplayParts) {
    this.parts = parts;
    this.records = recordsOf(parts.log);
    this.clock = new VirtualClock(Date.parse(parts.log[0]?.at ?? ''));
    const host = parts.host({
      clock: this.clock,
      answers: (visit, params, effect) => this.take(visit, params, effect),
      append: async ({ events }) => void this.events.push(...events.map((text): RunEvent => JSON.parse(text))),
    });
    const limits = { ...host.limits, parkAfterMs: Number.POSITIVE_INFINITY, runTimeoutMs: Number.MAX_SAFE_INTEGER };
    this.driver = new RunDriver({ ...host, limits }, { ...parts.plan, timeoutMs: null, budget: {}, budgetMs: null });
  }

  async run(): Promise<Replayed> {
    // The log says when its waits ended, so its clock need not be set on, here or by itself.
    const { forkOf: _, clock: __, breakpoints: ___, ...started } = this.parts.started;
    await this.driver.beginDurably(started);
    do while (this.driver.isWorking) await this.parts.pause();
    while (this.driver.state.outcome === null && this.step());
    if (this.driver.state.outcome === null) await this.driver.handOver();
    else await this.driver.ended;
    return { log: this.events, unknown: this.unknown, params: this.params };
  }

  /** True when the attempt is not to be made: its outcome stands in the log, or is unknown. */
  private take(visit: Visit, params: unknown, effect: Effect): boolean {
    if (effect === 'pure') return false;
    const key = placeKey(at(visit));
    const called = plain(params);
    this.params.set(key, called);
    const record = this.records.visits.get(key);
    const before = this.parts.params === null ? called : this.parts.params.get(key);
    if (record !== undefined && outcomeOf(visit, record) !== null && before !== undefined && isSame(before, called))
      this.answered.set(visit, record);
    else {
      this.stuck.add(visit);
      const why = before === undefined || isSame(before, called) ? 'no_record' : 'other_parameters';
      this.unknown.push({ ...at(visit), why, before: before ?? null, after: called });
    }
    return true;
  }

  /** Lets the next thing happen; false when nothing more can. */
  private step(): boolean {
    const next = this.nextDue();
    if (next !== null) {
      this.clock.advanceTo(Date.parse(next.at));
      next.go();
      return true;
    }
    return this.passTime() || this.stopStuck();
  }

  /** Of what the log answers, what came first. */
  private nextDue(): Due | null {
    const due = [...this.dueEffects(), ...this.dueWaits()];
    return due.reduce<Due | null>((first, other) => (first === null || other.seq < first.seq ? other : first), null);
  }

  private dueEffects(): Due[] {
    return [...this.answered].flatMap(([visit, record]) => {
      const outcome = outcomeOf(visit, record);
      if (outcome === null) return [];
      return [{ visit, seq: outcome.seq, at: outcome.at, go: () => this.conclude(visit, outcome) }];
    });
  }

  private conclude(visit: Visit, outcome: Outcome): void {
    this.answered.delete(visit);
    if (outcome.type === 'compensation.completed') {
      const { output, spilled } = outcome.data;
      this.driver.conclude(visit, { ports: [], output, ...(spilled && { spilled }) });
    }
    if (outcome.type === 'node.failed' || outcome.type === 'compensation.failed')
      this.driver.conclude(visit, { error: { ...outcome.data.error, retryable: false } });
    if (outcome.type !== 'node.completed') return;
    const { late: _, kept: __, ...data } = outcome.data;
    this.driver.conclude(visit, data);
  }

  private dueWaits(): Due[] {
    return this.driver.waits.flatMap((visit) => {
      const record = this.records.visits.get(placeKey(at(visit)));
      const { resolved, waiting } = record ?? {};
      if (!resolved || waiting?.data.kind !== visit.wait?.kind) return [];
      const go = () => void this.driver.resolveWait(visit, resolved.data);
      return [{ visit, seq: resolved.seq, at: resolved.at, go }];
    });
  }

  /** Moves time on to the next moment that something waits for. */
  private passTime(): boolean {
    const times = [...this.driver.state.waiting].flatMap((visit) => {
      const until =
        visit.status === 'retrying' ? visit.retryAt : visit.wait && 'until' in visit.wait && visit.wait.until;
      return until ? [Date.parse(until)] : [];
    });
    return times.length > 0 && this.clock.tick(Math.min(...times));
  }

  /** What its scope has asked to stop reports that it stopped, so that the scope can end. */
  private stopStuck(): boolean {
    for (const visit of this.stuck) {
      if (visit.scope.phase === 'open' || visit.status !== 'running') continue;
      this.stuck.delete(visit);
      this.driver.conclude(visit, { error: { code: 'cancelled', message: `'${visit.node.id}' was stopped.` } });
      return true;
    }
    return false;
  }
}

type Outcome = NonNullable<VisitRecord['outcome'] | VisitRecord['undoing']>;

/** How the log says that a visit ended: as itself, or as the one that undoes another. */
function outcomeOf({ undoes }: Visit, { outcome, undoing }: VisitRecord): Outcome | null {
  return undoes === null ? outcome : undoing;
}

/** Parameters as the log could hold them; functions, which are evaluated for each element, are left out. */
function plain(params: unknown): Json {
  const text = JSON.stringify(params ?? null);
  return text === undefined ? null : JSON.parse(text);
}
