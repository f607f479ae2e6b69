import type { Database } from '#db/connect.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { RunProjection } from '#engine/run/project.ts';
import { blobsOf } from '../host/blobs.ts';
import type { RunFeed } from '../worker/run-feed.ts';
import type { Runs } from '../worker/runs.ts';
import type { RunHandle } from '../worker/start-run.ts';
import { readProjection } from './read-projection.ts';
import { type Outcome, settle } from './settle.ts';

/** What waiting for runs needs. */
export type Waiting = { db: Database; runs: Runs; feed: RunFeed };

export type WaitOptions = {
  /** Milliseconds the caller waits for an answer; 0 answers at once with the run's id. */
  waitMs: number;
  /** Aborted when the caller hangs up; the run goes on. */
  signal?: AbortSignal;
};

/** Waits for a run that began before, wherever it is driven; throws its problem when it fails before it answers. */
export async function waitForRun(
  gateway: Waiting,
  orgId: string,
  runId: string,
  options: WaitOptions,
): Promise<Outcome> {
  const handle = gateway.runs.handle(runId);
  return handle ? await waitFor(gateway, orgId, handle, options) : await waitElsewhere(gateway, orgId, runId, options);
}

/** Waits for a run that is driven here. One that is put away meanwhile is watched in the log. */
export async function waitFor(
  gateway: Waiting,
  orgId: string,
  handle: RunHandle,
  options: WaitOptions,
): Promise<Outcome> {
  if (options.waitMs <= 0)
    return { kind: 'running', runId: handle.runId, status: handle.isQueued ? 'queued' : 'running' };
  const until = performance.now() + options.waitMs;
  const timer = after(options.waitMs, options.signal);
  const gone = handle.ended.then(
    async (ending): Promise<RunProjection | 'gone'> => (ending === 'over' ? await handle.answered : 'gone'),
  );
  const first = await Promise.race([handle.answered, gone, timer.promise]);
  timer.cancel();
  if (typeof first === 'object') return await settle(blobsOf(gateway.db, orgId), handle.runId, first);
  if (first === 'time') {
    // Nobody is told of a run that a crash could still take away.
    await handle.saved().catch(() => {
      throw notSaved();
    });
    return { kind: 'running', runId: handle.runId, status: 'running' };
  }
  const waitMs = Math.max(1, until - performance.now());
  return await waitElsewhere(gateway, orgId, handle.runId, { ...options, waitMs }).catch((error: unknown) => {
    // The very first write did not reach the database: nothing has happened, and the caller may try again.
    if (error instanceof PatchbayError && error.code === 'not_found') throw notSaved();
    throw error;
  });
}

function notSaved(): PatchbayError {
  return new PatchbayError('unavailable', 'The run could not be saved, so nothing was done. Try again in a moment.', {
    retryAfter: 2,
  });
}

async function waitElsewhere(gateway: Waiting, orgId: string, runId: string, options: WaitOptions): Promise<Outcome> {
  const timer = after(options.waitMs, options.signal);
  let wake: () => void = () => {};
  const off = gateway.feed.onMoved(runId, () => wake());
  try {
    for (;;) {
      const moved = new Promise<'moved'>((resolve) => {
        wake = () => resolve('moved');
      });
      const found = await readProjection(gateway.db, orgId, runId);
      if (found.answered && options.waitMs > 0) return await settle(blobsOf(gateway.db, orgId), runId, found);
      if (options.waitMs <= 0 || (await Promise.race([moved, timer.promise])) === 'time')
        return { kind: 'running', runId, status: found.status };
    }
  } finally {
    timer.cancel();
    off();
  }
}

function after(ms: number, signal?: AbortSignal): { promise: Promise<'time'>; cancel(): void } {
  let cancel = () => {};
  const promise = new Promise<'time'>((resolve) => {
    const done = () => resolve('time');
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    cancel = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
    };
  });
  return { promise, cancel };
}
