import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '#db/connect.ts';
import { claimRun } from '#db/journal/claim-run.ts';
import { listWaits } from '#db/journal/list-waits.ts';
import { loadRun } from '#db/journal/load-run.ts';
import { requestCancel } from '#db/journal/request-cancel.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import type { RunRow } from '#db/journal/run-row.ts';
import { NodeFailure } from '#engine/errors.ts';
import { rules } from '#engine/graph/plan.ts';
import { type Answered, type Ending, RunDriver } from '#engine/host/drive.ts';
import type { Children, Effects, Limits } from '#engine/host/host.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { ChildCall } from '#engine/node/ctx.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import type { Caller, StartedData } from '#engine/run/event.ts';
import type { RunProjection } from '#engine/run/project.ts';
import type { Visit } from '#engine/run/state.ts';
import type { Log } from '../log.ts';
import { resolutionOf } from './answers.ts';
import type { Committer } from './committer.ts';
import type { CompiledGraph, Graphs } from './graphs.ts';
import { childHash, childRunId, tokenHash, waitToken } from './keys.ts';
import { makeHost } from './make-host.ts';
import { Duplicate, RunJournal } from './run-journal.ts';

/** A workflow at one version, or its draft, ready to run. */
export type Runnable = {
  workflow: { id: string; slug: string; version: number | null };
  graph: CompiledGraph;
  entry: string;
  draft: boolean;
};

export type StartRun = {
  orgId: string;
  runnable: Runnable;
  input: Json;
  env: JsonObject;
  caller: Caller;
  door: string;
  runId?: string;
  depth?: number;
  parent?: StartedData['parent'];
  /** True when the parent waits for the answer. */
  tellsParent?: boolean;
  limitMs?: number;
  /** Makes the start durable before anything happens, so that one key is one run. */
  idempotency?: { caller: string; key: string; bodyHash: string };
  callbackUrl?: string;
};

export type RunHandle = { runId: string; answered: Promise<RunProjection>; ended: Promise<Ending> };

export type RunsParts = {
  db: Database;
  committer: Committer;
  graphs: Graphs;
  waitSecret: Uint8Array;
  node: (type: string) => NodeDefinition | undefined;
  effects: (orgId: string) => Effects;
  /** Finds what a `call` names, in the caller's organization; throws NodeFailure. */
  resolveCall: (orgId: string, call: ChildCall) => Promise<{ runnable: Runnable; env: JsonObject }>;
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

  constructor(parts: RunsParts) {
    this.parts = parts;
  }

  /** Starts a run here. With an idempotency key it rejects with Duplicate when the key stands for another run. */
  async start(request: StartRun): Promise<RunHandle> {
    const { runnable } = request;
    const plan = runnable.graph.compiled.planFor(runnable.entry);
    if (plan === null)
      throw new NodeFailure('does_not_compile', `'${runnable.workflow.slug}' has no sound entry '${runnable.entry}'.`);
    const runId = request.runId ?? makeRunId(Date.now(), randomBytes(10));
    const driver = new RunDriver(this.hostOf(request, runId), plan);
    const started = this.startedData(request, runId);
    this.track(runId, driver);
    if (request.idempotency || request.parent) {
      try {
        await driver.beginDurably(started);
      } catch (error) {
        this.active.delete(runId);
        throw error;
      }
    } else driver.begin(started);
    return { runId, answered: driver.answered, ended: driver.ended };
  }

  private startedData(request: StartRun, runId: string): StartedData {
    const { runnable, input, env, caller, door, depth = 0, parent, limitMs } = request;
    return {
      rules,
      runId,
      input,
      env,
      caller,
      door,
      depth,
      graphHash: runnable.graph.hash,
      entry: runnable.entry,
      workflow: runnable.workflow,
      draft: runnable.draft,
      ...(limitMs !== undefined && { limitMs }),
      ...(parent && { parent }),
    };
  }

  private hostOf(request: StartRun, runId: string) {
    const { orgId, runnable, parent } = request;
    const create = {
      id: runId,
      orgId,
      workflowId: runnable.workflow.id,
      version: runnable.workflow.version,
      graphHash: runnable.graph.hash,
      draft: runnable.draft,
      entry: runnable.entry,
      door: request.door,
      caller: { ...request.caller },
      parentRunId: parent?.runId ?? null,
      parent: parent ? { ...parent } : null,
      depth: request.depth ?? 0,
      startedAt: new Date().toISOString(),
    };
    const journal = new RunJournal(
      {
        orgId,
        runId,
        create,
        writer: this.parts.processId(),
        waitSecret: this.parts.waitSecret,
        isChild: request.tellsParent === true,
        ...(request.idempotency && { idempotency: request.idempotency }),
        ...(request.callbackUrl !== undefined && { callbackUrl: request.callbackUrl }),
      },
      this.parts.committer,
    );
    return this.host(orgId, runId, journal);
  }

  private host(orgId: string, runId: string, journal: RunJournal) {
    const { db, waitSecret, node, beforeWrite, limits } = this.parts;
    const children: Children = {
      start: (child) => this.startChild({ ...child, orgId, runId }),
      cancel: async (visit) => {
        await requestCancel(db, { orgId, runId: childRunId(runId, visit), by: { kind: 'run', id: runId } });
      },
    };
    return makeHost({
      db,
      orgId,
      runId,
      waitSecret,
      journal,
      node,
      beforeWrite,
      limits,
      children,
      effects: this.parts.effects(orgId),
    });
  }

  private async startChild(child: {
    orgId: string;
    runId: string;
    visit: Visit;
    call: ChildCall;
    depth: number;
    limitMs: number;
  }): Promise<{ runId: string }> {
    const { orgId, visit, call, depth, limitMs } = child;
    if (depth > this.parts.limits.callDepth) {
      throw new NodeFailure(
        'call_depth',
        `Workflows call each other more than ${this.parts.limits.callDepth} deep. Check for one that calls itself.`,
        { retryable: false },
      );
    }
    const { runnable, env } = await this.parts.resolveCall(orgId, call);
    const runId = childRunId(child.runId, visit);
    const parent = {
      runId: child.runId,
      scope: visit.scope.path,
      node: visit.node.id,
      visit: 1,
      attempt: visit.attempt,
    };
    try {
      await this.start({
        orgId,
        runnable,
        env,
        runId,
        depth,
        input: call.input,
        caller: { kind: 'run', id: child.runId },
        door: 'call',
        parent,
        tellsParent: call.mode === 'wait',
        ...(call.mode === 'wait' && { limitMs }),
      });
    } catch (error) {
      // The child began before this process took the run over: it is the same child.
      if (!(error instanceof Duplicate)) throw error;
    }
    return { runId };
  }

  /** Goes on with a run that this process has claimed. */
  async adopt(row: RunRow): Promise<void> {
    if (this.active.has(row.id) || this.adopting.has(row.id)) return;
    this.adopting.add(row.id);
    try {
      const driver = await this.driverOf(row);
      if (driver === null) return;
      const answers = await this.answersFor(row.id, driver);
      this.track(row.id, driver);
      driver.resume({ answers, ...(row.cancelRequestedAt !== null && { cancel: cancelOf(row) }) });
    } finally {
      this.adopting.delete(row.id);
    }
    // For what was answered since the answers were read.
    await this.poke(row.id);
  }

  private async driverOf(row: RunRow): Promise<RunDriver | null> {
    const loaded = await loadRun(this.parts.db, row.id);
    if (loaded === null) return null;
    const graph = await this.parts.graphs.get(row.orgId, row.graphHash);
    const plan = graph.compiled.planFor(row.entry);
    if (plan === null) throw new Error(`run ${row.id} has a graph without a sound entry '${row.entry}'`);
    const journal = new RunJournal(
      {
        orgId: row.orgId,
        runId: row.id,
        writer: this.parts.processId(),
        waitSecret: this.parts.waitSecret,
        isChild: row.parentRunId !== null && row.answeredAt === null,
      },
      this.parts.committer,
    );
    return new RunDriver(this.host(row.orgId, row.id, journal), plan, loaded.events);
  }

  /** Looks for answers of a run's waits; takes the run over when nobody has it. */
  async poke(runId: string): Promise<void> {
    if (this.adopting.has(runId)) return;
    const driver = this.active.get(runId);
    if (!driver) {
      const row = await claimRun(this.parts.db, this.parts.processId(), runId);
      if (row) await this.adopt(row);
      return;
    }
    for (const { visit, resolved } of await this.answersFor(runId, driver)) driver.resolveWait(visit, resolved);
  }

  private async answersFor(runId: string, driver: RunDriver): Promise<{ visit: Visit; resolved: Answered }[]> {
    const waits = await listWaits(this.parts.db, runId);
    return waits.flatMap((wait) => {
      if (wait.answeredAt === null) return [];
      const visit = driver.waits.find((open) => hashOf(this.parts.waitSecret, runId, open) === wait.keyHash);
      return visit ? [{ visit, resolved: resolutionOf(wait) }] : [];
    });
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
    return driver ? { runId, answered: driver.answered, ended: driver.ended } : null;
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
      if (ending === 'lost') this.parts.log.warn('run lost', { runId });
      // An answer may have come while the run was being put away.
      if (ending === 'parked' && driver.missedAnswer)
        void this.poke(runId).catch((error) => this.parts.log.error('poke failed', { runId, error: String(error) }));
    });
  }
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

function hashOf(secret: Uint8Array, runId: string, visit: Visit): string {
  const hash =
    visit.wait?.kind === 'child'
      ? childHash(childRunId(runId, visit))
      : tokenHash(
          waitToken(secret, runId, { scope: visit.scope.path, node: visit.node.id, kind: visit.wait?.kind ?? 'timer' }),
        );
  return Buffer.from(hash).toString('hex');
}
