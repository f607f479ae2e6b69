import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import { claimAheadMs, claimRuns } from '#db/journal/claim-runs.ts';
import { nextDue } from '#db/journal/next-due.ts';
import { declareOthersDead, heartbeat, registerProcess, retireProcess } from '#db/journal/processes.ts';
import { readClock } from '#db/journal/read-clock.ts';
import { fault } from '../faults.ts';
import type { SharedClock } from '../host/shared-clock.ts';
import type { Log } from '../log.ts';
import type { Runs } from './runs.ts';

const heartbeatMs = 2000;
/** After a pause this long the process asks whether it is still alive before it writes anything outside. */
const suspiciousPauseMs = 4000;
const claimLimit = 500;
/** The logs of so many runs are in memory at once before they are folded. */
const adoptLimit = 100;
const longestSleepMs = 5000;
/** After it could not look it looks again this much later. */
const lookAgainMs = 1000;

/**
 * Keeps this process alive in the eyes of the others, and takes on runs that need somebody: queued, due, answered, or
 * left by the dead.
 */
export class Worker {
  private readonly db: Database;
  private readonly role: string;
  private readonly clock: SharedClock;
  private readonly log: Log;
  private readonly runs: () => Runs;
  private id = randomUUID();
  private lastBeat = 0;
  private beat: NodeJS.Timeout | null = null;
  private sleep: NodeJS.Timeout | null = null;
  /** Milliseconds since 1970, by the shared clock, at which it looks again. */
  private wakesAt = 0;
  private beating = false;
  private claiming = false;
  private again = false;
  private stopped = false;
  private unlisten: () => Promise<void> = async () => {};

  constructor(parts: { db: Database; role: string; clock: SharedClock; log: Log; runs: () => Runs }) {
    this.db = parts.db;
    this.role = parts.role;
    this.clock = parts.clock;
    this.log = parts.log;
    this.runs = parts.runs;
  }

  get processId(): string {
    return this.id;
  }

  /** Enters the process and begins to look for work. */
  async start(): Promise<void> {
    await this.enter();
    if (this.db.kind === 'embedded') await declareOthersDead(this.db, this.id);
    this.beat = setInterval(() => void this.heartbeat(), heartbeatMs);
    this.unlisten = await this.db.listen(
      channel,
      (payload) => this.hear(payload),
      () => this.look(),
    );
    this.look();
  }

  private async enter(): Promise<void> {
    await this.clock.follow(() => readClock(this.db));
    await registerProcess(this.db, { id: this.id, role: this.role, host: hostname() });
    this.lastBeat = performance.now();
  }

  private async heartbeat(): Promise<void> {
    // A slow database must not make one late beat look like several.
    if (this.beating) return;
    this.beating = true;
    try {
      const asked = performance.now();
      if (await heartbeat(this.db, this.id)) this.lastBeat = asked;
      else await this.reborn();
      await this.clock.follow(() => readClock(this.db));
      await this.runs().settleClaims();
    } catch (error) {
      this.log.error('heartbeat failed', { error: String(error) });
    } finally {
      this.beating = false;
    }
  }

  /** Others may own our runs by now: forget them, and come back as a new process. */
  private async reborn(): Promise<void> {
    this.log.warn('this process was away too long and begins anew', { processId: this.id });
    this.runs().abandon();
    this.id = randomUUID();
    await this.enter();
    this.look();
  }

  /** Throws when this process may have been declared dead while it was paused. */
  async beforeWrite(): Promise<void> {
    if (performance.now() - this.lastBeat <= suspiciousPauseMs) return;
    const asked = performance.now();
    if (await heartbeat(this.db, this.id)) this.lastBeat = asked;
    else throw new Error('this process was paused and its runs have other owners');
  }

  private hear(payload: string): void {
    if (this.stopped) return;
    const notice: { run?: string; wait?: string; cancel?: string } = JSON.parse(payload);
    if (notice.wait !== undefined) this.attempt(this.runs().poke(notice.wait));
    if (notice.cancel !== undefined && !this.runs().cancel(notice.cancel)) this.look();
    if (notice.run !== undefined) this.look();
  }

  /** Claims what there is to claim, now. */
  look(): void {
    if (this.stopped || this.role === 'web') return;
    if (this.claiming) {
      this.again = true;
      return;
    }
    this.claiming = true;
    this.attempt(
      this.claimAll()
        .catch((error) => {
          if (!this.stopped) this.sleepFor(lookAgainMs);
          throw error;
        })
        .finally(() => {
          this.claiming = false;
          if (this.again) {
            this.again = false;
            this.look();
          }
        }),
    );
  }

  private async claimAll(): Promise<void> {
    if (this.sleep) clearTimeout(this.sleep);
    for (let claimed = claimLimit; claimed === claimLimit && !this.stopped; ) {
      const rows = await claimRuns(this.db, this.id, claimLimit).catch((error) => {
        this.runs().doubtClaims();
        throw error;
      });
      claimed = rows.length;
      if (claimed > 0) fault('claim.after');
      for (let at = 0; at < rows.length; at += adoptLimit) await this.runs().adopt(rows.slice(at, at + adoptLimit));
    }
    const due = await nextDue(this.db);
    if (this.stopped) return;
    this.sleepFor(Math.min(due ?? longestSleepMs, longestSleepMs));
  }

  private sleepFor(ms: number): void {
    if (this.sleep) clearTimeout(this.sleep);
    this.wakesAt = this.clock.now() + ms;
    this.sleep = setTimeout(() => this.look(), ms);
  }

  /** A run was put away until this time (ISO 8601): looks no later than that, though it meant to sleep longer. */
  expect(wakeAt: string): void {
    const at = Date.parse(wakeAt);
    if (this.stopped || this.role === 'web') return;
    if (this.claiming) this.again = true;
    else if (at - claimAheadMs < this.wakesAt) this.sleepFor(Math.max(0, at - claimAheadMs - this.clock.now()));
  }

  private attempt(work: Promise<void>): void {
    work.catch((error) => {
      if (!this.stopped) this.log.error('worker failed', { error: String(error) });
    });
  }

  /** Stops taking work; the process stays alive for its runs until `retire`. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.sleep) clearTimeout(this.sleep);
    await this.unlisten();
  }

  /** Gives up ownership. */
  async retire(): Promise<void> {
    if (this.beat) clearInterval(this.beat);
    await retireProcess(this.db, this.id);
  }
}
