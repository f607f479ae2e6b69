import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '#db/connect.ts';
import { claimRun } from '#db/journal/claim-run.ts';
import { findAdvance } from '#db/journal/find-advance.ts';
import { type StoredWait, waitsOfRuns } from '#db/journal/list-waits.ts';
import { releaseUnknown } from '#db/journal/release-run.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import type { RunRow } from '#db/journal/run-row.ts';
import { NodeFailure, PatchbayError } from '#engine/errors.ts';
import type { Plan } from '#engine/graph/plan.ts';
import { RunDriver } from '#engine/host/drive.ts';
import type { Clock, Effects, Limits } from '#engine/host/host.ts';
import type { JsonObject } from '#engine/json.ts';
import type { ChildCall } from '#engine/node/ctx.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import type { Caller } from '#engine/run/event.ts';
import { isTrial } from '#engine/run/is-trial.ts';
import { fault } from '../faults.ts';
import type { Bulkheads } from '../host/bulkheads.ts';
import type { Log } from '../log.ts';
import { answersIn } from './answers.ts';
import { childrenOf } from './child-runs.ts';
import type { Committer } from './committer.ts';
import { givingBackPauseMs } from './give-back.ts';
import type { Graphs } from './graphs.ts';
import { keeperOf, PastGone } from './keeper-of.ts';
import { waitHash } from './keys.ts';
import { loadPasts, type Past, type PastWanted } from './load-past.ts';
import { LostRuns } from './lost-runs.ts';
import { makeHost } from './make-host.ts';
import type { RunPartials } from './partials.ts';
import { queuedRun } from './queued-run.ts';
import { Duplicate, RunJournal, refusal } from './run-journal.ts';
import { newRunOf, type RunHandle, type Runnable, type StartRun, startedDataOf } from './start-run.ts';

type Claimed = { row: RunRow; plan: Plan; past: Past; waits: readonly StoredWait[] };

export type RunsParts = {
  db: Database;
  committer: Committer;
  graphs: Graphs;
  waitSecret: Uint8Array;
  node: (type: string) => NodeDefinition | undefined;
  effects: (orgId: string) => Effects;
  /** Finds what a `call` names, in the caller's organization; throws NodeFailure. */
  resolveCall: (orgId: string, call: ChildCall) => Promise<{ runnable: Runnable; env: JsonObject }>;
  /** How many runs of an organization may be driven at once; null for any number. */
  orgConcurrency: (orgId: string) => Promise<number | null>;
  /** Keeps visits of a node within its limits. */
  bulkheads: Bulkheads;
  partials: RunPartials;
  clock: Clock;
  /** Called when a run that took the place of others is no longer driven here. */
  onRoom: (runId: string) => void;
  processId: () => string;
  beforeWrite: () => Promise<void>;
  limits: Limits;
  log: Log;
};

/** The runs this process drives. */
export class Runs {
  private readonly parts: RunsParts;
  private readonly active = new Map<string, RunDriver>();
  /** Runs that are being taken on: whoever pokes them meanwhile is heard afterwards. */
  private readonly adopting = new Set<string>();
  /** Runs that count against a limit of their workflow or organization. */
  private readonly limited = new Set<string>();
  private readonly lost: LostRuns;
  private isDrained = false;
  private mayOwnUnknown = false;

  constructor(parts: RunsParts) {
    this.parts = parts;
    const { db, processId, log } = parts;
    this.lost = new LostRuns({ db, processId, log, isOver: () => this.isDrained, takeOn: (row) => this.adopt([row]) });
  }

  /** Starts a run here. With an idempotency key it rejects with Duplicate when the key stands for another run. */
  async start(request: StartRun): Promise<RunHandle> {
    const { runnable } = request;
    const plan = runnable.graph.compiled.planFor(runnable.entry);
    if (plan === null)
      throw new NodeFailure('does_not_compile', `'${runnable.workflow.slug}' has no sound entry '${runnable.entry}'.`);
    const runId = request.runId ?? makeRunId(Date.now(), randomBytes(10));
    // Of two who continue one run here the second would take the first one's place.
    if (request.fork && this.active.has(runId)) throw new Duplicate(runId, null);
    if (!request.fork && (await this.mustQueue(request))) return await this.enqueue(request, runId);
    const host = this.host(
      { orgId: request.orgId, runId, graphHash: runnable.graph.hash },
      this.journalOf(request, runId),
    );
    const driver = new RunDriver(host, plan, [], request.fork?.keeper);
    const started = startedDataOf(request, runId);
    this.track(runId, driver);
    if (request.idempotency || request.parent || request.isAnnounced || request.fork) {
      try {
        await (request.fork ? driver.beginFork(started, request.fork.data) : driver.beginDurably(started));
      } catch (error) {
        this.active.delete(runId);
        throw error;
      }
    } else driver.begin(started);
    return handleOf(runId, driver);
  }

  /** A run whose workflow or organization may drive so many at once begins when it is its turn. */
  private async mustQueue({ orgId, runnable }: StartRun): Promise<boolean> {
    if (runnable.graph.graph.settings.concurrency !== undefined) return true;
    return (await this.parts.orgConcurrency(orgId)) !== null;
  }

  private async enqueue(request: StartRun, runId: string): Promise<RunHandle> {
    const result = await this.parts.committer.commit(await queuedRun(this.parts.db, { ...request, runId }));
    if (!result.ok) throw refusal(runId, result);
    return {
      runId,
      isQueued: true,
      answered: new Promise(() => {}),
      ended: Promise.resolve('parked'),
      saved: async () => {},
    };
  }

  private journalOf(request: StartRun, runId: string): RunJournal {
    const identity = {
      orgId: request.orgId,
      runId,
      create: newRunOf(request, runId),
      writer: this.parts.processId(),
      waitSecret: this.parts.waitSecret,
      clock: this.parts.clock,
      isChild: request.tellsParent === true,
      ...(request.idempotency && { idempotency: request.idempotency }),
      ...(request.callbackUrl !== undefined && { callbackUrl: request.callbackUrl }),
    };
    return new RunJournal(identity, this.parts.committer);
  }

  private host({ orgId, runId, graphHash }: { orgId: string; runId: string; graphHash: string }, journal: RunJournal) {
    const { db, waitSecret, node, beforeWrite, limits } = this.parts;
    const children = childrenOf(
      { db, limits, resolveCall: this.parts.resolveCall, start: (request) => this.start(request) },
      { orgId, runId },
    );
    return makeHost({
      db,
      orgId,
      runId,
      graphHash,
      waitSecret,
      journal,
      node,
      beforeWrite,
      limits,
      children,
      effects: this.parts.effects(orgId),
      partials: this.parts.partials.of(runId),
      bulkheads: this.parts.bulkheads,
      clock: this.parts.clock,
    });
  }

  /**
   * Goes on with runs that this process has claimed. Those that cannot be read now are given back; one that can never be
   * is logged and left.
   */
  async adopt(claimed: readonly RunRow[]): Promise<void> {
    const rows = claimed.filter(({ id }) => !this.active.has(id) && !this.adopting.has(id));
    for (const { id } of rows) this.adopting.add(id);
    try {
      const wanted = (await Promise.all(rows.map((row) => this.planned(row)))).filter((run) => run !== null);
      const pasts = await loadPasts(this.parts.db, wanted);
      const waits = await waitsOfRuns(
        this.parts.db,
        wanted.map(({ id }) => id),
      );
      await Promise.all(
        wanted.map(async ({ row, plan }) => {
          const past = pasts.get(row.id);
          if (past === undefined) return;
          await this.take({ row, plan, past, waits: waits.get(row.id) ?? [] }).catch((error) =>
            this.parts.log.error('run could not be taken on', { runId: row.id, error: String(error) }),
          );
        }),
      );
    } catch (error) {
      // Whoever stops gives all its runs up anyway.
      if (this.isDrained) return;
      this.parts.log.error('runs could not be taken on', { error: String(error) });
      for (const { id } of rows) void this.lost.giveBack(id, givingBackPauseMs);
    } finally {
      for (const { id } of rows) this.adopting.delete(id);
    }
    // For what was answered since the answers were read.
    await this.hearAnswers(rows.map(({ id }) => id));
  }

  private async planned(row: RunRow): Promise<(PastWanted & { row: RunRow }) | null> {
    const { id, orgId } = row;
    try {
      const plan = (await this.parts.graphs.get(orgId, row.graphHash)).compiled.planFor(row.entry);
      if (plan !== null) return { id, orgId, plan, row };
      this.parts.log.error('run could not be taken on', { runId: id, error: `its graph has no entry '${row.entry}'` });
    } catch (error) {
      if (!(error instanceof PatchbayError)) throw error;
      this.parts.log.error('run could not be taken on', { runId: id, error: error.message });
    }
    return null;
  }

  private async take({ row, plan, past, waits }: Claimed): Promise<void> {
    const driver = await this.driverOf(row, plan, past);
    if (driver === null) return;
    const answers = answersIn(waits, driver, (visit) => waitHash(this.parts.waitSecret, row.id, visit));
    if (answers.length > 0) fault('wait.answered');
    if (row.lane !== null || (await this.parts.orgConcurrency(row.orgId)) !== null) this.limited.add(row.id);
    this.track(row.id, driver);
    const { advance } = row;
    driver.resume({
      answers,
      ...(row.cancelRequestedAt !== null && { cancel: cancelOf(row) }),
      ...(advance !== null && advance.seq === row.lastSeq && { advance }),
    });
  }

  private async driverOf(row: RunRow, plan: Plan, past: Past): Promise<RunDriver | null> {
    const journal = new RunJournal(
      {
        orgId: row.orgId,
        runId: row.id,
        writer: this.parts.processId(),
        waitSecret: this.parts.waitSecret,
        clock: this.parts.clock,
        isChild: row.parentRunId !== null && row.answeredAt === null,
      },
      this.parts.committer,
    );
    const host = this.host({ orgId: row.orgId, runId: row.id, graphHash: row.graphHash }, journal);
    const keeper = await keeperOf(this.parts, row.orgId, past.first);
    const refused = this.lost.refusedOf(row.id);
    if (!(keeper instanceof PastGone) && refused === null)
      return new RunDriver(host, plan, past.events, keeper, past.state);
    const broken = new RunDriver(host, plan, past.events, null, past.state);
    this.track(row.id, broken);
    broken.breakDown(refused ?? keeper);
    return null;
  }

  /** Looks for answers of a run's waits, and whether its clock is to be set on; takes it over when nobody has it. */
  async poke(runId: string): Promise<void> {
    if (this.adopting.has(runId)) return;
    const driver = this.active.get(runId);
    if (!driver) {
      const row = await claimRun(this.parts.db, this.parts.processId(), runId).catch((error) => {
        this.doubtClaims();
        throw error;
      });
      if (row) await this.adopt([row]);
      return;
    }
    await this.hearAnswers([runId]);
  }

  private async hearAnswers(runIds: readonly string[]): Promise<void> {
    const waits = await waitsOfRuns(
      this.parts.db,
      runIds.filter((id) => this.active.has(id)),
    );
    for (const id of runIds) {
      const driver = this.active.get(id);
      if (driver === undefined) continue;
      for (const { visit, resolved } of answersIn(waits.get(id) ?? [], driver, (visit) =>
        waitHash(this.parts.waitSecret, id, visit),
      )) {
        fault('wait.answered');
        driver.resolveWait(visit, resolved);
      }
      if (!isTrial(driver.state)) continue;
      const advance = await findAdvance(this.parts.db, id);
      if (advance?.seq === driver.state.seq) driver.advance(advance.to, advance.by);
    }
  }

  /** A claim failed, and the database may have made it all the same: nobody would drive what it gave to this process. */
  doubtClaims(): void {
    this.mayOwnUnknown = true;
  }

  /** Gives back what this process owns without knowing of it, once a claim has been doubted. */
  async settleClaims(): Promise<void> {
    if (!this.mayOwnUnknown) return;
    this.mayOwnUnknown = false;
    try {
      const count = await releaseUnknown(this.parts.db, this.parts.processId(), [
        ...this.active.keys(),
        ...this.adopting,
      ]);
      if (count > 0) this.parts.log.warn('runs claimed unheard were given back', { count });
    } catch (error) {
      this.mayOwnUnknown = true;
      throw error;
    }
  }

  /** Stops a run that is driven here; false when it is not. */
  cancel(runId: string, by?: Caller): boolean {
    const driver = this.active.get(runId);
    driver?.cancel(by);
    return driver !== undefined;
  }

  /** A run that is driven here. */
  handle(runId: string): RunHandle | null {
    const driver = this.active.get(runId);
    return driver ? handleOf(runId, driver) : null;
  }

  /** Milliseconds since 1970, by the clock that runs here go by. */
  get now(): number {
    return this.parts.clock.now();
  }

  get size(): number {
    return this.active.size;
  }

  /** Lets nodes at work finish for a while, then gives every run up in good order. */
  async drain(graceMs: number): Promise<void> {
    const until = Date.now() + graceMs;
    while (Date.now() < until && [...this.active.values()].some((driver) => driver.isWorking))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([...this.active.values()].map((driver) => driver.handOver()));
    this.isDrained = true;
  }

  /** Forgets all runs at once: this process has been declared dead, and others go on with them. */
  abandon(): void {
    for (const driver of this.active.values()) driver.lose();
    this.active.clear();
  }

  private track(runId: string, driver: RunDriver): void {
    this.active.set(runId, driver);
    void driver.ended.then((ending) => {
      if (this.active.get(runId) === driver) this.active.delete(runId);
      if (this.limited.delete(runId)) this.parts.onRoom(runId);
      if (ending !== 'lost') this.lost.forget(runId);
      else if (!(driver.lostBecause instanceof Duplicate)) void this.lost.recover(runId, driver.lostBecause);
      // An answer may have come while the run was being put away.
      if (ending === 'parked' && driver.missedAnswer)
        void this.poke(runId).catch((error) => this.parts.log.error('poke failed', { runId, error: String(error) }));
    });
  }
}

function handleOf(runId: string, driver: RunDriver): RunHandle {
  return { runId, answered: driver.answered, ended: driver.ended, saved: () => driver.save() };
}

/** Who asked for the end of a run, as far as the row says. */
function cancelOf({ cancelBy }: RunRow): { by?: Caller } {
  const { data: by } = callerSchema.safeParse(cancelBy);
  return by === undefined ? {} : { by: { kind: by.kind, id: by.id, ...(by.name !== undefined && { name: by.name }) } };
}

const callerSchema = z.object({
  kind: z.enum(['user', 'key', 'run', 'anonymous']),
  id: z.string(),
  name: z.string().optional(),
});
