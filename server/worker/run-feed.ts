import type { Database } from '#db/connect.ts';
import { readEvents } from '#db/journal/read-events.ts';
import type { RunEvent } from '#engine/run/event.ts';
import type { PartialUpdate } from '#engine/run/partial-output.ts';
import type { RunPartials } from './partials.ts';

/** How often a reader looks for events that another process wrote, in milliseconds. */
const lookAgainMs = 1000;
/** Events told at once at most. */
const batch = 2000;

/** What a reader follows: one run of its organization, from after an event. */
type Followed = { orgId: string; runId: string; after: number; signal: AbortSignal };

/** Committed events, or what visits show meanwhile; never both. */
export type Moved = { events: RunEvent[] } | { partials: PartialUpdate[] };

/** Tells readers in this process that a run has new committed events; others find them by looking. */
export class RunFeed {
  private readonly db: Database;
  private readonly partials: RunPartials;
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(db: Database, partials: RunPartials) {
    this.db = db;
    this.partials = partials;
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

  /** Committed events in order, from after `after` until the run is over or the signal says stop. */
  async *follow(run: Followed): AsyncGenerator<RunEvent[]> {
    for await (const moved of this.read(run, () => ({ take: () => [], close: () => {} })))
      if ('events' in moved) yield moved.events;
  }

  /** As `follow`, and between the events what visits at work show. */
  watch(run: Followed): AsyncGenerator<Moved> {
    return this.read(run, (onMoved) => this.partials.watch(run.runId, onMoved));
  }

  /** Subscribes before it reads, so nothing falls between. */
  private async *read(
    run: Followed,
    listen: (onMoved: () => void) => ReturnType<RunPartials['watch']>,
  ): AsyncGenerator<Moved> {
    let { after } = run;
    let moved = true;
    let wake: () => void = () => {};
    const onMoved = () => {
      moved = true;
      wake();
    };
    const off = this.onMoved(run.runId, onMoved);
    const shown = listen(() => wake());
    run.signal.addEventListener('abort', onMoved, { once: true });
    try {
      while (!run.signal.aborted) {
        if (moved) {
          moved = false;
          const events = await readEvents(this.db, { orgId: run.orgId, runId: run.runId, after, limit: batch });
          const last = events.at(-1);
          if (last !== undefined) {
            yield { events };
            after = last.seq;
            if (isLast(last)) return;
            moved = true;
            continue;
          }
        }
        const partials = shown.take();
        if (partials.length > 0) yield { partials };
        else if (!moved && !run.signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      off();
      shown.close();
      run.signal.removeEventListener('abort', onMoved);
    }
  }
}

/** True for the event after which nothing comes. */
export function isLast(event: RunEvent): boolean {
  return event.type === 'run.completed' || event.type === 'run.failed' || event.type === 'run.cancelled';
}
