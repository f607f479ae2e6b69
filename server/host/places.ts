import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/connect.ts';
import { leavePlace } from '#db/queries/places/leave-place.ts';
import { takePlace } from '#db/queries/places/take-place.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { Log } from '../log.ts';
import { longestWaitMs } from './pace.ts';

export type Use = { orgId: string; connection: string; concurrency: number | null; signal: AbortSignal };

/**
 * Does something while a connection has room for it, waiting for its turn. Rejects with `rate_limited`, which a retry
 * may mend, when there was no room for half a minute.
 */
export type Within = <T>(use: Use, work: () => Promise<T>) => Promise<T>;

type PlacesParts = { db: Database; log: Log; processId: () => string };

/** How long one looks away between two tries; a place that is given back in this process is seen at once. */
const pauseMs = { first: 20, most: 320 };

/**
 * How many uses of a connection go on at once, over all processes: each holds a row in the database. In a process the
 * first to come is the first to try; those of different processes go in no order.
 */
export class Places {
  private readonly parts: PlacesParts;
  /** What the next one of each connection waits for. */
  private readonly lines = new Map<string, Promise<void>>();
  private readonly onRoom = new Map<string, () => void>();

  constructor(parts: PlacesParts) {
    this.parts = parts;
  }

  readonly within: Within = async (use, work) => {
    if (use.concurrency === null) return await work();
    const holder = randomUUID();
    await this.enter(use, holder);
    try {
      return await work();
    } finally {
      await this.leave(use, holder);
    }
  };

  private async enter(use: Use, holder: string): Promise<void> {
    const line = `${use.orgId} ${use.connection}`;
    const until = performance.now() + longestWaitMs;
    const before = this.lines.get(line) ?? Promise.resolve();
    const turn = Promise.withResolvers<void>();
    const last = before.then(() => turn.promise);
    this.lines.set(line, last);
    try {
      const room = AbortSignal.any([use.signal, AbortSignal.timeout(longestWaitMs)]);
      if (!(await first(before, room))) throw noRoom(use);
      await this.take(use, { holder, line, until });
    } finally {
      turn.resolve();
      if (this.lines.get(line) === last) this.lines.delete(line);
    }
  }

  private async take(
    use: Use,
    { holder, line, until }: { holder: string; line: string; until: number },
  ): Promise<void> {
    const { db, processId } = this.parts;
    const wanted = { orgId: use.orgId, key: keyOf(use), places: use.concurrency ?? 1, holder, owner: processId() };
    for (let pause = pauseMs.first; ; pause = Math.min(pause * 2, pauseMs.most)) {
      use.signal.throwIfAborted();
      if (await takePlace(db, wanted)) return;
      if (performance.now() + pause > until) throw noRoom(use);
      const room = new Promise<void>((resolve) => this.onRoom.set(line, resolve));
      await Promise.race([room, sleep(pause, undefined, { signal: use.signal })]).finally(() =>
        this.onRoom.delete(line),
      );
    }
  }

  /** A place that cannot be given back now is given back a little later: a process that lives would hold it for ever. */
  private async leave(use: Use, holder: string): Promise<void> {
    const left = () => leavePlace(this.parts.db, { orgId: use.orgId, key: keyOf(use), holder });
    try {
      await left();
    } catch (error) {
      this.parts.log.warn('a place of a connection could not be given back yet', { error: String(error) });
      setTimeout(() => void left().catch(() => {}), 5_000).unref();
    }
    this.onRoom.get(`${use.orgId} ${use.connection}`)?.();
  }
}

function keyOf({ connection }: Use): string {
  return `connection:${connection}`;
}

/** True when a promise is done before the signal; rejects when the work itself was stopped. */
async function first(done: Promise<void>, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  const stopped = new Promise<false>((resolve) =>
    signal.addEventListener('abort', () => resolve(false), { once: true }),
  );
  return await Promise.race([done.then(() => true), stopped]);
}

function noRoom({ connection, concurrency, signal }: Use): unknown {
  if (signal.aborted) return signal.reason;
  return new NodeFailure(
    'rate_limited',
    `The connection '${connection}' is in use ${concurrency} times at once already. Try again later, or raise its limit in the settings.`,
    { retryable: true },
  );
}
