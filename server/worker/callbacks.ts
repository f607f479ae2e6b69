import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { type ClaimedCallback, claimCallbacks } from '#db/journal/claim-callbacks.ts';
import type { Commit } from '#db/journal/commit.ts';
import { settleCallback } from '#db/journal/settle-callback.ts';
import { getRun } from '#db/queries/runs/get-run.ts';
import { presentRun } from '../doors/rest/present.ts';
import type { GuardedFetch } from '../host/fetch.ts';
import type { Log } from '../log.ts';
import { wholeOutput } from '../operations/runs/whole-output.ts';

/** One delivery may take so long. */
const timeoutMs = 30_000;
/** A claimed callback is left to its claimer for so long. */
const holdMs = 120_000;
const atOnce = 10;
const lookEveryMs = 5_000;

const minute = 60_000;
const hour = 60 * minute;
/** How long to wait after each failure; after the last one, about a day in all, the callback is given up. */
export const retriesMs = [
  5_000,
  30_000,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
];

/**
 * Posts outcomes of runs to the addresses their callers named, as `GET /api/v1/runs/{id}` shows them, at least once:
 * `webhook-id` is the same for every attempt. A status of 2xx ends it, anything else is tried again.
 */
export class Callbacks {
  private readonly db: Database;
  private readonly fetch: GuardedFetch;
  private readonly log: Log;
  private readonly expected = new Set<string>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private isWanted = false;

  constructor(parts: { db: Database; fetch: GuardedFetch; log: Log }) {
    this.db = parts.db;
    this.fetch = parts.fetch;
    this.log = parts.log;
  }

  /** Begins to look for callbacks that are due. */
  start(): void {
    this.timer = setInterval(() => this.look(), lookEveryMs);
    this.look();
  }

  /** Looks at once when a run has ended here that somebody wants to hear of. */
  committed({ runId, callback, patch }: Pick<Commit, 'runId' | 'callback' | 'patch'>): void {
    if (callback) this.expected.add(runId);
    const isOver = patch.finishedAt !== undefined;
    if (isOver && this.expected.delete(runId) && this.timer !== null) this.look();
  }

  /** Ends deliveries under way, which are due again later, and takes no more. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.stopping.abort(new Error('the server stops'));
    await this.working;
  }

  private look(): void {
    this.isWanted = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
  }

  private async work(): Promise<void> {
    try {
      while (this.isWanted && !this.stopping.signal.aborted) {
        this.isWanted = false;
        const claimed = await claimCallbacks(this.db, { limit: atOnce, holdMs });
        if (claimed.length === atOnce) this.isWanted = true;
        await Promise.all(claimed.map((callback) => this.deliver(callback)));
      }
    } catch (error) {
      if (!this.stopping.signal.aborted) this.log.error('callbacks failed', { error: String(error) });
    }
  }

  private async deliver(callback: ClaimedCallback): Promise<void> {
    const { id, runId, attempts } = callback;
    const problem = await this.post(callback);
    if (problem === null) return await settleCallback(this.db, id, 'delivered');
    // The claim runs out by itself: an attempt that this process cut off says nothing about the receiver.
    if (this.stopping.signal.aborted) return;
    const retryMs = retriesMs[attempts - 1] ?? null;
    if (retryMs === null) this.log.warn('callback given up', { runId, attempts, error: problem });
    await settleCallback(this.db, id, { problem, retryMs });
  }

  /** What went wrong, null when the receiver took it. */
  private async post({ id, orgId, runId, url }: ClaimedCallback): Promise<string | null> {
    try {
      const body = await this.bodyOf(orgId, runId);
      const { status } = await this.fetch({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'webhook-id': id, 'user-agent': 'patchbay' },
        body,
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), this.stopping.signal]),
      });
      return status >= 200 && status < 300 ? null : `answered ${status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The run as REST shows it; one that is over has no waits, so no token leaves. */
  private async bodyOf(orgId: string, runId: string): Promise<string> {
    const run = await asOrg(this.db, orgId, (tx) => getRun(tx, runId));
    if (run === null) throw new Error(`run ${runId} is gone`);
    return JSON.stringify(
      presentRun({ ...run, output: await wholeOutput(this.db, orgId, run), waits: [], place: null }),
    );
  }
}
