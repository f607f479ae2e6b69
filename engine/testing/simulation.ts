import { NodeFailure } from '../errors.ts';
import type { Plan } from '../graph/plan.ts';
import { RunDriver } from '../host/drive.ts';
import type { Host, JournalEntry } from '../host/host.ts';
import { thaw } from '../run/snapshot.ts';
import type { Resolved, Visit } from '../run/state.ts';
import { keyOf, MemoryWorld } from './memory-host.ts';
import type { Pick } from './random-spec.ts';
import { decisionOf, type EffectAnswer } from './reference-nodes.ts';
import { startedData } from './run-graph.ts';
import { SimProcess } from './sim-process.ts';
import { SimStore } from './sim-store.ts';

/** How many calls, and what went wrong meanwhile; `broken` is what must never be. */
export type SimReport = { store: SimStore; broken: string[]; faults: { [name: string]: number } };

const mostSteps = 5_000;
/** Steps after which nothing goes wrong any more, so that the run must end. */
const calmAfter = 300;
const hourMs = 3_600_000;
const foreverMs = 100_000_000_000;

/**
 * One run of a graph with everything around it going wrong: commits that fail, come late, or happen without anybody
 * hearing of it; processes killed, stopped and woken as zombies; answers given twice; clocks that jump and differ. The
 * same numbers from `pick` give the same execution.
 */
export class Simulation {
  private readonly plan: Plan;
  private readonly pick: Pick;
  private readonly answer: EffectAnswer;
  private readonly world = new MemoryWorld();
  private readonly store = new SimStore();
  private readonly broken: string[] = [];
  private readonly faults: { [name: string]: number } = {};
  private readonly calls = new Map<string, number>();
  private live: { process: SimProcess; driver: RunDriver } | null = null;
  private processes = 0;
  private interruptions = 0;

  constructor(plan: Plan, pick: Pick, answer: EffectAnswer) {
    this.plan = plan;
    this.pick = pick;
    this.answer = answer;
    const { limits } = this.world;
    limits.nodeTimeoutMs = limits.runTimeoutMs = foreverMs;
    limits.parkAfterMs = [0, 3000, Number.POSITIVE_INFINITY][pick(3)] ?? 0;
    limits.snapshotEvery = 3 + pick(30);
  }

  /** Runs until the run is over; what must never be is in the report. */
  async run(): Promise<SimReport> {
    this.begin();
    const plenty = this.pick(3) * 4;
    for (let step = 0; !this.store.isOver; step++) {
      if (step > mostSteps) {
        this.broken.push('the run does not end');
        break;
      }
      await drained();
      if (plenty > 0 && step < calmAfter && this.pick(plenty) === 0) this.disturb();
      if (this.store.isDue(this.world.clock.now()) && this.pick(3) === 0) this.adopt();
      else if (!this.world.clock.tick(this.world.clock.now() + foreverMs / 100) && !this.nudge()) {
        this.broken.push('nothing moves, and nobody waits for anything');
        break;
      }
    }
    await drained();
    this.checkCalls();
    this.checkAnswers();
    return { store: this.store, broken: this.broken, faults: this.faults };
  }

  private begin(): void {
    const process = this.newProcess();
    this.store.claim(process.id);
    const driver = new RunDriver(this.hostOf(process), this.plan);
    this.track(process, driver);
    void driver.beginDurably(startedData({})).catch(() => {});
  }

  /** A process takes the run over and goes on from its log, or from a snapshot and the rest. */
  private adopt(): void {
    const process = this.newProcess();
    this.store.claim(process.id);
    const { plan } = this;
    if (this.store.log.length === 0) {
      // The caller was told that nothing began, and asks again.
      const driver = new RunDriver(this.hostOf(process), plan);
      this.track(process, driver);
      void driver.beginDurably(startedData({})).catch(() => {});
      return;
    }
    const { snapshot, log } = this.store;
    const before =
      snapshot !== null && this.pick(2) === 0 ? thaw(plan, JSON.parse(JSON.stringify(snapshot.state))) : null;
    const rest = log.slice(before?.seq ?? 0);
    const driver = new RunDriver(this.hostOf(process), before?.plan ?? plan, rest, null, before);
    this.track(process, driver);
    driver.resume({ answers: this.answersFor(driver) });
  }

  private newProcess(): SimProcess {
    return new SimProcess(++this.processes, (this.pick(3) - 1) * this.pick(hourMs));
  }

  private track(process: SimProcess, driver: RunDriver): void {
    this.live = { process, driver };
    void driver.ended.then((ending) => {
      if (this.live?.driver === driver) this.live = null;
      if (ending === 'lost') this.count('lost');
      if (ending === 'lost') this.soon(() => this.store.release(process.id));
    });
  }

  private answersFor(driver: RunDriver): { visit: Visit; resolved: Resolved }[] {
    return driver.waits.flatMap((visit) => {
      const answer = this.store.waits.get(keyOf(visit))?.answer;
      return answer ? [{ visit, resolved: answer }] : [];
    });
  }

  private disturb(): void {
    const { live } = this;
    const kind = this.pick(4);
    if (kind === 0) {
      this.count('clock jump');
      this.world.clock.advanceTo(this.world.clock.now() + this.pick(hourMs));
    } else if (kind === 1) this.answerSome();
    else if (live !== null && this.store.owner === live.process.id) {
      this.live = null;
      this.interruptions++;
      const { process } = live;
      if (kind === 2) {
        this.count('kill');
        process.kill();
      } else {
        this.count('zombie');
        process.pause();
        this.world.clock.after(8000 + this.pick(20_000), () => process.resume());
      }
      // Others find out by its heartbeats, and take the run.
      this.world.clock.after(this.pick(4000), () => this.store.release(process.id));
    }
  }

  /** Answers an open wait, often twice with different answers, and tells the process that drives the run. */
  private answerSome(): boolean {
    const open = [...this.store.waits].filter(([, wait]) => wait.answer === null && !wait.isClosed);
    const [key] = open[this.pick(Math.max(1, open.length))] ?? [];
    if (key === undefined) return false;
    const title = key.replace(/^.*\|/, '').replace(/#.*/, '');
    const given = this.answer({ isWrite: false, url: `ask:${title}` });
    const data = 'body' in given ? given.body : null;
    this.store.answer(key, { by: 'answer', decision: decisionOf(title), data });
    if (this.pick(2) === 0 && this.store.answer(key, { by: 'answer', decision: 'late', data: 'late' }))
      this.broken.push(`${key} was answered twice`);
    this.tell();
    if (this.pick(2) === 0) this.tell();
    return true;
  }

  private tell(): void {
    const { live } = this;
    live?.process.run(() => {
      for (const { visit, resolved } of this.answersFor(live.driver)) live.driver.resolveWait(visit, resolved);
    });
  }

  /** When no time is left to pass: somebody answers, or takes the run. False: the run is stuck. */
  private nudge(): boolean {
    if (this.store.isOver) return true;
    if (this.store.isDue(this.world.clock.now())) this.adopt();
    else if (this.store.owner === null && this.store.wakeAt !== null) this.world.clock.advanceTo(this.store.wakeAt);
    else return this.answerSome();
    return true;
  }

  private hostOf(process: SimProcess): Host {
    const base = this.world.host();
    return {
      ...base,
      clock: process.clockOver(this.world.clock),
      journal: { append: (entry) => this.append(process, entry) },
      effects: { ...base.effects, fetch: ({ url }, { idempotencyKey }) => this.call(process, url, idempotencyKey) },
      // After a pause a process asks whether it still owns its runs.
      beforeWrite: async () => {
        if (this.store.owner !== process.id) throw new Error('the run has another owner');
      },
      saveSnapshot: async (seq, state) => {
        this.store.snapshot = { seq, state };
      },
    };
  }

  /** A commit that may fail, come late, happen unheard, or be delivered twice. */
  private append(process: SimProcess, entry: JournalEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      const fate = this.pick(40);
      const tell = (error: unknown) => this.soon(() => process.run(() => (error === null ? resolve() : reject(error))));
      if (fate === 0) {
        this.count('not written');
        return tell(new Error('the database cannot be reached'));
      }
      this.soon(() => {
        const error = this.attempt(() => this.store.commit(process.id, entry));
        if (fate === 1) this.count('written unheard');
        if (fate === 2 && entry.events.length > 0 && error === null) {
          this.count('delivered twice');
          if (this.attempt(() => this.store.commit(process.id, entry)) === null)
            this.broken.push('a commit counted twice');
        }
        tell(fate === 1 ? new Error('the connection was cut') : error);
      });
    });
  }

  private attempt(work: () => void): unknown {
    try {
      work();
      return null;
    } catch (error) {
      return error;
    }
  }

  /** A call that reaches the world at some time, whatever becomes of the process that made it. */
  private call(process: SimProcess, url: string, key: string | null): ReturnType<Host['effects']['fetch']> {
    if (key !== null) this.noteCall(process, key);
    return new Promise((resolve, reject) => {
      this.soon(() => {
        const answer = this.answer({ isWrite: key !== null, url });
        this.soon(() =>
          process.run(() => {
            if ('fails' in answer) reject(new NodeFailure(answer.fails, 'no'));
            else resolve({ status: 200, headers: {}, url, body: answer.body });
          }),
        );
      });
    });
  }

  private noteCall(process: SimProcess, key: string): void {
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1);
    const isMeant = this.store.log.some((event) => event.type === 'effect.started' && event.data.key === key);
    if (!isMeant) this.broken.push(`${key} was called before its intent was durable`);
    const place = key.split('|').slice(0, 3).join('|');
    const isDone = this.store.log.some(
      (event) =>
        (event.type === 'node.completed' || event.type === 'node.failed') &&
        `${event.scope}|${event.node}|${event.visit}` === place,
    );
    if (isDone) this.broken.push(`${key} was called again by process ${process.id} after it was done`);
  }

  /** I3: attempts, and one call more for each time that a process was lost. */
  private checkCalls(): void {
    for (const [key, count] of this.calls) {
      const attempts = 2;
      const lost = this.interruptions + (this.faults.lost ?? 0);
      if (count > attempts * (1 + lost)) this.broken.push(`${key} was called ${count} times`);
    }
  }

  /** I1, I2, W2: numbers without holes; an answer that was accepted is in the log once, unless its scope has ended. */
  private checkAnswers(): void {
    this.store.log.forEach((event, place) => {
      if (event.seq !== place + 1) this.broken.push(`event ${place + 1} has the number ${event.seq}`);
    });
    const resolved = this.store.log.flatMap((event) =>
      event.type === 'wait.resolved' ? [`${event.scope}|${event.node}#${event.visit}`] : [],
    );
    if (new Set(resolved).size !== resolved.length) this.broken.push('a wait was resolved twice');
    for (const [key, wait] of this.store.waits)
      if (wait.answer !== null && !wait.isClosed) this.broken.push(`the answer of ${key} was lost`);
  }

  private soon(work: () => void): void {
    this.world.clock.after(this.pick(200), work);
  }

  private count(fault: string): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }
}

/** Lets all promises run that are ready. */
async function drained(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
