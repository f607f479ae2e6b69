import type { Database } from '#db/connect.ts';
import { findIdempotent } from '#db/journal/find-idempotent.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Priority } from '#engine/graph/words.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Caller, TrialClock } from '#engine/run/event.ts';
import type { Principal } from '../auth/principal.ts';
import { authorize } from '../auth/roles.ts';
import type { RunFeed } from '../worker/run-feed.ts';
import { Duplicate } from '../worker/run-journal.ts';
import type { Runs } from '../worker/runs.ts';
import type { RunHandle } from '../worker/start-run.ts';
import { type Deduplication, deduplicationOf, mismatch } from './deduplicate.ts';
import type { Outcome } from './settle.ts';
import type { Tool, Tools } from './tools.ts';
import { validateInput } from './validate.ts';
import { type WaitOptions, waitFor, waitForRun } from './wait.ts';

export type Gateway = {
  db: Database;
  tools: Tools;
  runs: Runs;
  feed: RunFeed;
  /** The organization's environment variables, as runs will see them. */
  environment(orgId: string): Promise<JsonObject>;
};

export type InvokeOptions = WaitOptions & {
  door: string;
  idempotencyKey?: string;
  callbackUrl?: string;
  /** Who goes first; that of the workflow when absent. */
  priority?: Priority;
  /** How the clock of a trial begins. */
  clock?: TrialClock;
  /** Where a trial waits to be let go on (B1). */
  breakpoints?: readonly string[];
  /** The version that the caller wants, whatever is active. */
  version?: number;
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
  const { version } = options;
  const tool =
    version === undefined
      ? await gateway.tools.pick(principal.orgId, call.slug, Math.random())
      : await gateway.tools.at(principal.orgId, call.slug, version);
  if (tool === null)
    throw new PatchbayError(
      'not_found',
      version === undefined
        ? `There is no published tool '${call.slug}'. Publish a workflow with that slug first.`
        : `There is no version ${version} of a published tool '${call.slug}'.`,
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
  return 'kind' in handle ? handle : await waitFor(gateway, principal.orgId, handle, options);
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
      ...(options.priority && { priority: options.priority }),
      ...(options.clock && { clock: options.clock }),
      ...(options.breakpoints && { breakpoints: options.breakpoints }),
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
  return await waitForRun(gateway, principal.orgId, known.runId, options);
}

/** Who asked, as the log says it. */
export function callerOf(principal: Principal): Caller {
  return { kind: principal.kind, id: principal.id, name: principal.name };
}
