import type { Commit, CommitResult, NewRun, RunPatch, WaitRow } from '#db/journal/commit.ts';
import { runDayOf } from '#db/journal/run-id.ts';
import { PatchbayError } from '#engine/errors.ts';
import { type Clock, Fenced, type Journal, type JournalEntry, type OpenedWait } from '#engine/host/host.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import { isOver, type WaitingData } from '#engine/run/event.ts';
import { placeOf } from '#engine/run/state.ts';
import type { Committer } from './committer.ts';
import { childHash, waitHash } from './keys.ts';

export type RunIdentity = {
  orgId: string;
  runId: string;
  /** The process that writes. */
  writer: string;
  waitSecret: Uint8Array;
  isChild: boolean;
  /** What the rows' times are told by. */
  clock: Clock;
  /** Present until the run's row is written. */
  create?: NewRun;
  idempotency?: NonNullable<Commit['idempotency']>;
  callbackUrl?: string;
};

/** Thrown when the idempotency key, or the run's own id, stands for a run that exists. */
export class Duplicate extends Error {
  readonly runId: string;
  readonly bodyHash: string | null;

  constructor(runId: string, bodyHash: string | null) {
    super(`run ${runId} exists`);
    this.name = 'Duplicate';
    this.runId = runId;
    this.bodyHash = bodyHash;
  }
}

/** Thrown when the database refuses what a commit holds: it would refuse it again. */
export class Refused extends PatchbayError {
  constructor(runId: string, cause: Error) {
    super('unavailable', `The database refused the log of run ${runId}: ${cause.message}`, { runId, cause });
    this.name = 'Refused';
  }
}

/** Turns what a driver wants written into commits of one run. */
export class RunJournal implements Journal {
  private readonly identity: RunIdentity;
  private readonly committer: Committer;
  private toCreate: NewRun | undefined;
  private hasToldParent = false;
  private hasAnswered = false;

  constructor(identity: RunIdentity, committer: Committer) {
    this.identity = identity;
    this.committer = committer;
    this.toCreate = identity.create;
  }

  async append(entry: JournalEntry): Promise<void> {
    const commit = this.commitOf(entry);
    const result = await this.committer.commit(commit);
    if (result.ok) this.toCreate = undefined;
    else throw refusal(this.identity.runId, result);
  }

  private commitOf(entry: JournalEntry): Commit {
    const { identity } = this;
    const isFirst = this.toCreate !== undefined;
    const tellsParent = identity.isChild && entry.answered && !this.hasToldParent;
    if (tellsParent) this.hasToldParent = true;
    const commit: Commit = {
      orgId: identity.orgId,
      runId: identity.runId,
      runDay: runDayOf(identity.runId),
      writer: identity.writer,
      patch: this.patchOf(entry),
      openWaits: entry.opened.map((opened) => this.waitRow(opened, entry.aheadMs)),
      closeWaits: entry.closed.map(({ visit, wait }) =>
        waitHash(this.identity.waitSecret, this.identity.runId, visit, wait),
      ),
    };
    if (this.toCreate) commit.create = this.toCreate;
    if (entry.events.length > 0)
      commit.segment = { seq: entry.seq, lastSeq: entry.lastSeq, events: `[${entry.events.join(',')}]` };
    if (isFirst && identity.idempotency) commit.idempotency = identity.idempotency;
    if (tellsParent) commit.resolve = { keyHash: childHash(identity.runId), answer: childAnswer(entry) };
    // Written with the run itself: whoever ends it may be another process.
    if (isFirst && identity.callbackUrl !== undefined) commit.callback = { url: identity.callbackUrl };
    return commit;
  }

  private patchOf(entry: JournalEntry): RunPatch {
    const over = isOver(entry.status);
    const now = this.now();
    const patch: RunPatch = {
      status: entry.status,
      owner: over || entry.park ? null : this.identity.writer,
      lastSeq: entry.lastSeq,
      usage: { ...entry.usage },
    };
    if (entry.answered && !this.hasAnswered) {
      this.hasAnswered = true;
      patch.answeredAt = now;
    }
    if (over) patch.finishedAt = now;
    if (entry.output?.spilled && isAssetRef(entry.output.value)) patch.outputRef = JSON.stringify(entry.output.value);
    else if (entry.output) patch.output = entry.output.value;
    if (entry.error) patch.error = { ...entry.error };
    if (entry.park?.wakeAt != null) patch.wakeAt = realTime(entry.park.wakeAt, entry.aheadMs);
    if (entry.aheadMs !== 0) patch.aheadMs = entry.aheadMs;
    return patch;
  }

  private now(): string {
    return new Date(this.identity.clock.now()).toISOString();
  }

  private waitRow({ visit, wait, until }: OpenedWait, aheadMs: number): WaitRow {
    return {
      keyHash: waitHash(this.identity.waitSecret, this.identity.runId, visit, wait),
      node: visit.node.id,
      ...placeOf(visit),
      kind: wait.kind,
      openedAt: this.now(),
      dueAt: until === null ? null : realTime(until, aheadMs),
      ...('title' in wait && wait.title !== undefined && { title: wait.title }),
      ...(wait.kind === 'approval' && wait.form !== undefined && { form: wait.form }),
      ...(wait.kind === 'callback' && wait.call !== undefined && { form: wait.call, noticeAt: this.now() }),
      ...(wait.kind === 'approval' && noticesOf(wait, aheadMs, this.now())),
      ...(wait.kind === 'event' && { topic: wait.topic, ...(wait.match !== undefined && { match: wait.match }) }),
    };
  }
}

/** T1: a time of the run's clock, by the real one, by which rows are claimed. */
function realTime(at: string, aheadMs: number): string {
  return aheadMs === 0 ? at : new Date(Date.parse(at) - aheadMs).toISOString();
}

/** Who may answer an approval, and when they are to be told: of a new one at once. */
function noticesOf(wait: Extract<WaitingData, { kind: 'approval' }>, aheadMs: number, now: string): Partial<WaitRow> {
  const { assignees, remindMs, escalate } = wait;
  const isTold = (assignees?.length ?? 0) > 0 || remindMs !== undefined || escalate !== undefined;
  return {
    ...(assignees && assignees.length > 0 && { assignees }),
    ...(isTold && { noticeAt: now }),
    ...(remindMs !== undefined && { remindMs }),
    ...(escalate && { escalateAt: realTime(escalate.at, aheadMs), escalateTo: escalate.to }),
  };
}

/** Z3: what the parent's `call` gets. */
function childAnswer(entry: JournalEntry): Json {
  const { of: _, timeMs: __, ...used } = entry.usage;
  const common = { used, ...(entry.aheadMs !== 0 && { aheadMs: entry.aheadMs }) };
  if (entry.status === 'cancelled')
    return {
      error: { code: 'child_cancelled', message: 'The called workflow was cancelled.', retryable: false },
      ...common,
    };
  if (entry.error && entry.output === undefined) return { error: { ...entry.error }, ...common };
  return { output: entry.output?.value ?? null, spilled: entry.output?.spilled === true, ...common };
}

/** Why a commit was not written, as an error. */
export function refusal(runId: string, result: Exclude<CommitResult, { ok: true }>): Error {
  if (result.reason === 'fenced') return new Fenced(runId);
  if (result.reason === 'duplicate') return new Duplicate(result.runId, result.bodyHash);
  return new Refused(runId, result.error);
}
