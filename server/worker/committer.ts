import type { Database } from '#db/connect.ts';
import { append } from '#db/journal/append.ts';
import type { Commit, CommitResult } from '#db/journal/commit.ts';
import { fault } from '../faults.ts';

/** Commits in one statement at most; more wait for the next. */
const largestBatch = 200;

type Waiting = { commit: Commit; resolve: (result: CommitResult) => void; reject: (error: unknown) => void };

/**
 * Group commit: while one statement is under way the segments of all runs gather, and go together with the next.
 * A database that cannot be reached rejects every commit of the batch.
 */
export class Committer {
  private readonly db: Database;
  private readonly lanes: number;
  private readonly onCommitted: (commits: Commit[]) => void;
  private queue: Waiting[] = [];
  private active = 0;
  private idle: (() => void)[] = [];

  constructor(db: Database, onCommitted: (commits: Commit[]) => void) {
    this.db = db;
    this.onCommitted = onCommitted;
    // The embedded database has one session; a server works on two batches at once.
    this.lanes = db.kind === 'embedded' ? 1 : 2;
  }

  /** Resolves when the commit is durable or refused. Commits of one run must wait for each other. */
  commit(commit: Commit): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      this.queue.push({ commit, resolve, reject });
      if (this.queue.length === 1) queueMicrotask(() => this.work());
    });
  }

  /** Resolves when nothing is left to be written. */
  drained(): Promise<void> {
    return this.active === 0 && this.queue.length === 0
      ? Promise.resolve()
      : new Promise((resolve) => this.idle.push(resolve));
  }

  private work(): void {
    while (this.active < this.lanes && this.queue.length > 0) {
      const batch = this.queue.splice(0, largestBatch);
      this.active++;
      void this.write(batch).finally(() => {
        this.active--;
        if (this.queue.length > 0) this.work();
        else if (this.active === 0) for (const done of this.idle.splice(0)) done();
      });
    }
  }

  private async write(batch: Waiting[]): Promise<void> {
    const commits = batch.map(({ commit }) => commit);
    try {
      pass('before', commits);
      const results = await append(this.db, commits);
      pass('after', commits);
      batch.forEach((waiting, index) => {
        waiting.resolve(results[index] ?? { ok: false, reason: 'fenced' });
      });
      this.onCommitted(commits.filter((_, index) => results[index]?.ok));
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
  }
}

/** The places around an append at which a test may end this process. */
function pass(moment: 'before' | 'after', commits: Commit[]): void {
  if (commits.some(({ create }) => create !== undefined)) fault(`start.${moment}`);
  if (commits.some(({ openWaits }) => openWaits.length > 0)) fault(`wait.${moment}`);
  if (commits.some(({ patch }) => patch.finishedAt !== undefined)) fault(`end.${moment}`);
  fault(`append.${moment}`);
}
