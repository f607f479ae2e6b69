import type { Database } from '#db/connect.ts';
import { readEvents } from '#db/journal/read-events.ts';
import type { RunEvent } from '#engine/run/event.ts';

/** How often a reader looks for events that another process wrote, in milliseconds. */
const lookAgainMs = 1000;
/** Events told at once at most. */
const batch = 2000;

/** Tells readers in this process that a run has new committed events; others find them by looking. */
export class RunFeed {
  private readonly db: Database;
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(db: Database) {
    this.db = db;
  }

  /** Wakes the readers of a run. */
  announce(runId: string): void {
    for (const listener of this.listeners.get(runId) ?? []) listener();
  }

  /** Calls back when the run may have moved; the returned function ends it. */
  onMoved(runId: string, listener: () => void): () => void {
    const known = this.listeners.get(runId) ?? new Set();
    this.listeners.set(runId, known);
    known.add(listener);
    const timer = setInterval(listener, lookAgainMs);
    return () => {
      clearInterval(timer);
      known.delete(listener);
      if (known.size === 0) this.listeners.delete(runId);
    };
  }

  /**
   * Committed events in order, from after `after` until the run is over or the signal says stop. Subscribes before it
   * reads, so nothing falls between.
   */
  async *follow(run: { orgId: string; runId: string; after: number; signal: AbortSignal }): AsyncGenerator<RunEvent[]> {
    let after = run.after;
    let moved = true;
    let wake: () => void = () => {};
    const onMoved = () => {
      moved = true;
      wake();
    };
    const off = this.onMoved(run.runId, onMoved);
    run.signal.addEventListener('abort', onMoved, { once: true });
    try {
      while (!run.signal.aborted) {
        moved = false;
        const events = await readEvents(this.db, { orgId: run.orgId, runId: run.runId, after, limit: batch });
        if (events.length > 0) {
          yield events;
          const last = events.at(-1);
          after = last?.seq ?? after;
          if (last && isLast(last)) return;
          continue;
        }
        if (!moved && !run.signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      off();
      run.signal.removeEventListener('abort', onMoved);
    }
  }
}

/** True for the event after which nothing comes. */
export function isLast(event: RunEvent): boolean {
  return event.type === 'run.completed' || event.type === 'run.failed' || event.type === 'run.cancelled';
}
