import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import { type Failure, listFailures, settleFailure } from '#db/journal/failures.ts';
import { dueSchedules, fireSchedules } from '#db/journal/fire-schedules.ts';
import { nextTriggerDue } from '#db/journal/next-trigger-due.ts';
import { type DuePending, duePending, firePending } from '#db/journal/pending-events.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import type { Log } from '../log.ts';
import { queuedCommit, queuedRun } from '../worker/queued-run.ts';
import { requestFor, runIdFrom, type TriggerParts } from './begin.ts';
import { dueTimes } from './due-times.ts';
import { errorRuns } from './error-runs.ts';
import { occurrencesOf } from './occurrences.ts';
import { scheduleConfig } from './trigger-config.ts';

const claimLimit = 100;
const longestSleepMs = 5000;
const afterFailureMs = 1000;

/**
 * Begins what time brings about: schedules, debounced events, and what hears of failed runs. Any number of processes may
 * look at the same time; each thing that is due begins its run once, in the transaction that settles it.
 */
export class TriggerClock {
  private readonly parts: TriggerParts;
  private readonly log: Log;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private isWanted = false;
  private hasFailed = false;
  private isStopped = true;
  private unlisten: () => Promise<void> = async () => {};

  constructor(parts: TriggerParts, log: Log) {
    this.parts = parts;
    this.log = log;
  }

  /** Begins to look. */
  async start(): Promise<void> {
    this.isStopped = false;
    this.unlisten = await this.parts.db.listen(
      channel,
      (payload) => {
        const notice: { triggers?: string; published?: string } = JSON.parse(payload);
        if (notice.triggers !== undefined || notice.published !== undefined) this.look();
      },
      () => this.look(),
    );
    this.look();
  }

  /** Looks for what is due, now. */
  look(): void {
    if (this.isStopped) return;
    this.isWanted = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
      if (this.isWanted) this.look();
    });
  }

  /** Takes nothing more; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.unlisten();
    await this.working;
  }

  private async work(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.hasFailed = false;
    while (this.isWanted && !this.isStopped && !this.hasFailed) {
      this.isWanted = false;
      const parts = [this.fireSchedules(), this.firePending(), this.tellFailures()];
      const isMore = await Promise.all(parts.map((part) => this.attempt(part)));
      if (isMore.includes(true)) this.isWanted = true;
    }
    const dueMs = await nextTriggerDue(this.parts.db).catch(() => null);
    if (this.isStopped) return;
    if (this.hasFailed) this.isWanted = false;
    const soonestMs = this.hasFailed ? afterFailureMs : 5;
    this.timer = setTimeout(() => this.look(), Math.min(Math.max(dueMs ?? longestSleepMs, soonestMs), longestSleepMs));
  }

  /** One thing that cannot be begun keeps nothing else from beginning; it is tried again in a while. */
  private async attempt<T>(what: Promise<T>): Promise<T | null> {
    try {
      return await what;
    } catch (error) {
      this.hasFailed = true;
      if (!this.isStopped) this.log.error('trigger failed', { error: String(error) });
      return null;
    }
  }

  /** True when there may be more. */
  private async fireSchedules(): Promise<boolean> {
    const { db } = this.parts;
    const due = await dueSchedules(db, claimLimit);
    if (due.length === 0) return false;
    const prepared = new Map<string, Awaited<ReturnType<TriggerClock['prepare']>>>();
    for (const trigger of due) {
      const found = await this.attempt(this.prepare(trigger));
      if (found !== null) prepared.set(trigger.id, found);
    }
    if (prepared.size === 0) return false;
    const runs = await fireSchedules(db, [...prepared.keys()], (trigger, now) => {
      const found = prepared.get(trigger.id);
      if (found === undefined || trigger.dueAt === null || found.request.runnable.graph.hash !== trigger.hash)
        return { commits: [], dueAt: trigger.dueAt === null ? null : new Date(trigger.dueAt) };
      const { request, config } = found;
      const dueAt = new Date(trigger.dueAt);
      const next = dueTimes(occurrencesOf(config, dueAt), { dueAt, now, missed: config.missed });
      const commits = next.times.map(({ at, missed }) =>
        queuedCommit({
          ...request,
          runId: runIdFrom(at.getTime(), trigger.id, at.toISOString()),
          input: { scheduledAt: at.toISOString(), firedAt: now.toISOString(), missed },
        }),
      );
      return { commits, dueAt: next.dueAt };
    });
    await tellQueued(db, runs);
    return due.length === claimLimit;
  }

  /** What a schedule begins, and when; read before the transaction, which holds those of others as well. */
  private async prepare(trigger: TriggerRow) {
    const config = scheduleConfig.parse(trigger.config);
    return { config, request: await requestFor(this.parts, trigger, { input: null, door: 'schedule', runId: '' }) };
  }

  private async firePending(): Promise<boolean> {
    const { db } = this.parts;
    const due = await duePending(db, claimLimit);
    for (const pending of due) await this.attempt(this.begin(pending));
    return due.length === claimLimit;
  }

  private async begin(pending: DuePending): Promise<void> {
    const { db } = this.parts;
    const { trigger, key, input, door, depth, mark } = pending;
    const runId = runIdFrom(Date.now(), trigger.id, key, mark);
    const request = await requestFor(this.parts, trigger, { input, door, depth, runId });
    await tellQueued(db, await firePending(db, pending, await queuedRun(db, { ...request, runId })));
  }

  private async tellFailures(): Promise<boolean> {
    const failures = await listFailures(this.parts.db, claimLimit);
    for (const failure of failures) await this.attempt(this.settle(failure));
    return failures.length === claimLimit;
  }

  private async settle(failure: Failure): Promise<void> {
    const { db } = this.parts;
    await tellQueued(db, await settleFailure(db, failure.run.id, await errorRuns(this.parts, failure)));
  }
}

/** Says that runs wait for somebody to claim them; only a hint, because workers look anyway. */
export async function tellQueued(db: Database, runs: string[]): Promise<void> {
  const [first] = runs;
  if (first !== undefined) await db.notify(channel, JSON.stringify({ run: first }));
}
