import type { Database } from '#db/connect.ts';
import { findIdempotent } from '#db/journal/find-idempotent.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Caller } from '#engine/run/event.ts';
import type { RunProjection } from '#engine/run/project.ts';
import type { Principal } from '../auth/principal.ts';
import { authorize } from '../auth/roles.ts';
import { blobsOf } from '../host/blobs.ts';
import type { RunFeed } from '../worker/run-feed.ts';
import { Duplicate } from '../worker/run-journal.ts';
import type { Runs } from '../worker/runs.ts';
import type { RunHandle } from '../worker/start-run.ts';
import { type Deduplication, deduplicationOf, mismatch } from './deduplicate.ts';
import { readProjection } from './read-projection.ts';
import { type Outcome, settle } from './settle.ts';
import type { Tool, Tools } from './tools.ts';
import { validateInput } from './validate.ts';

export type Gateway = {
  db: Database;
  tools: Tools;
  runs: Runs;
  feed: RunFeed;
  /** The organization's environment variables, as runs will see them. */
  environment(orgId: string): Promise<JsonObject>;
};

export type InvokeOptions = {
  door: string;
  /** Milliseconds the caller waits for an answer; 0 answers at once with the run's id. */
  waitMs: number;
  idempotencyKey?: string;
  callbackUrl?: string;
  /** Aborted when the caller hangs up; the run goes on. */
  signal?: AbortSignal;
};

/**
 * The one way to call a tool, from any door: authorize, deduplicate, validate, run. Throws the problem when the call is
 * refused or its run fails before it answers.
 */
export async function invoke(
  gateway: Gateway,
  principal: Principal,
  call: { slug: string; input: Json },
  options: InvokeOptions,
): Promise<Outcome> {
  authorize(principal, 'tools:call', call.slug);
  const tool = await gateway.tools.find(principal.orgId, call.slug);
  if (tool === null)
    throw new PatchbayError(
      'not_found',
      `There is no published tool '${call.slug}'. Publish a workflow with that slug first.`,
    );
  return await invokeTool(gateway, principal, tool, call.input, options);
}

/** Calls a tool that has been looked up and authorized. */
export async function invokeTool(
  gateway: Gateway,
  principal: Principal,
  tool: Tool,
  input: Json,
  options: InvokeOptions,
): Promise<Outcome> {
  const idempotency =
    options.idempotencyKey === undefined
      ? null
      : deduplicationOf(`${principal.kind}:${principal.id}`, tool.slug, options.idempotencyKey, input);
  if (idempotency) {
    const known = await findIdempotent(gateway.db, {
      orgId: principal.orgId,
      caller: idempotency.caller,
      key: idempotency.key,
    });
    if (known) return await join(gateway, principal, known, idempotency, options);
  }
  validateInput(tool, input);
  const handle = await startOrJoin(gateway, principal, tool, input, idempotency, options);
  return 'kind' in handle ? handle : await wait(gateway, principal, handle, options);
}

async function startOrJoin(
  gateway: Gateway,
  principal: Principal,
  tool: Tool,
  input: Json,
  idempotency: Deduplication | null,
  options: InvokeOptions,
): Promise<RunHandle | Outcome> {
  const env = await gateway.environment(principal.orgId);
  try {
    return await gateway.runs.start({
      orgId: principal.orgId,
      runnable: tool.runnable,
      input,
      env,
      caller: callerOf(principal),
      door: options.door,
      isAnnounced: options.waitMs <= 0,
      ...(idempotency && { idempotency }),
      ...(options.callbackUrl !== undefined && { callbackUrl: options.callbackUrl }),
    });
  } catch (error) {
    if (!(error instanceof Duplicate) || idempotency === null) throw error;
    return await join(gateway, principal, { runId: error.runId, bodyHash: error.bodyHash ?? '' }, idempotency, options);
  }
}

/** The same key and body get the run that the first call began, also while it moves. */
async function join(
  gateway: Gateway,
  principal: Principal,
  known: { runId: string; bodyHash: string },
  idempotency: Deduplication,
  options: InvokeOptions,
): Promise<Outcome> {
  if (known.bodyHash !== idempotency.bodyHash) throw mismatch(idempotency.key);
  const handle = gateway.runs.handle(known.runId);
  if (handle) return await wait(gateway, principal, handle, options);
  return await waitElsewhere(gateway, principal, known.runId, options);
}

/** Waits for a run that is driven here. One that is put away meanwhile is watched in the log. */
async function wait(
  gateway: Gateway,
  principal: Principal,
  handle: RunHandle,
  options: InvokeOptions,
): Promise<Outcome> {
  if (options.waitMs <= 0) return { kind: 'running', runId: handle.runId, status: 'running' };
  const until = performance.now() + options.waitMs;
  const timer = after(options.waitMs, options.signal);
  const gone = handle.ended.then(
    async (ending): Promise<RunProjection | 'gone'> => (ending === 'over' ? await handle.answered : 'gone'),
  );
  const first = await Promise.race([handle.answered, gone, timer.promise]);
  timer.cancel();
  if (typeof first === 'object') return await settle(blobsOf(gateway.db, principal.orgId), handle.runId, first);
  if (first === 'time') {
    // Nobody is told of a run that a crash could still take away.
    await handle.saved().catch(() => {
      throw notSaved();
    });
    return { kind: 'running', runId: handle.runId, status: 'running' };
  }
  const waitMs = Math.max(1, until - performance.now());
  return await waitElsewhere(gateway, principal, handle.runId, { ...options, waitMs }).catch((error: unknown) => {
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

async function waitElsewhere(
  gateway: Gateway,
  principal: Principal,
  runId: string,
  options: InvokeOptions,
): Promise<Outcome> {
  const timer = after(options.waitMs, options.signal);
  let wake: () => void = () => {};
  const off = gateway.feed.onMoved(runId, () => wake());
  try {
    for (;;) {
      const moved = new Promise<'moved'>((resolve) => {
        wake = () => resolve('moved');
      });
      const found = await readProjection(gateway.db, principal.orgId, runId);
      if (found.answered && options.waitMs > 0) return await settle(blobsOf(gateway.db, principal.orgId), runId, found);
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

/** Who asked, as the log says it. */
export function callerOf(principal: Principal): Caller {
  return { kind: principal.kind, id: principal.id, name: principal.name };
}
