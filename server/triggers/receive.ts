import { randomBytes } from 'node:crypto';
import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import { keepPending } from '#db/journal/pending-events.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import { takeListener } from '#db/journal/take-listener.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { Duplicate } from '../worker/run-journal.ts';
import type { Runs } from '../worker/runs.ts';
import { requestFor, type TriggerParts } from './begin.ts';
import { evaluateOver, keyOf } from './evaluate.ts';
import { eventKeyOf } from './event-key.ts';
import type { OnceConfig } from './trigger-config.ts';

export type ReceiveParts = TriggerParts & { runs: Runs };

/** What became of something that arrived: a run that has begun, the one it repeats, or one that is put off. */
export type Received = { kind: 'begun'; runId: string } | { kind: 'repeated'; runId: string } | { kind: 'put_off' };

/**
 * Begins a run with what arrived at a trigger; it is durable when this resolves. The same event id again begins nothing,
 * and a debounced trigger keeps the last one. Null when the trigger listened for one event and has had it.
 */
export async function receive(
  parts: ReceiveParts,
  trigger: TriggerRow,
  arrival: { input: Json; door: string; once: OnceConfig | null; eventId?: string },
): Promise<Received | null> {
  const { input, door, once, eventId } = arrival;
  const runId = makeRunId(Date.now(), randomBytes(10));
  if (trigger.version === null) {
    if (!(await takeListener(parts.db.sql, { id: trigger.id, runId }))) return null;
    await parts.runs.start({ ...(await requestFor(parts, trigger, { input, door, runId })), isAnnounced: true });
    return { kind: 'begun', runId };
  }
  const env = await parts.environment(trigger.orgId);
  const key = eventId ?? (once === null ? null : eventKeyOf(once, input, env));
  if (once?.debounce !== undefined) {
    await putOff(parts.db, trigger, { input, door, env, once });
    return { kind: 'put_off' };
  }
  const request = await requestFor(parts, trigger, { input, door, runId });
  const keepDays = once?.remember ?? 7;
  const idempotency = key === null ? null : { caller: `trigger:${trigger.id}`, key, bodyHash: '', keepDays };
  try {
    await parts.runs.start({ ...request, isAnnounced: true, ...(idempotency && { idempotency }) });
    return { kind: 'begun', runId };
  } catch (error) {
    if (error instanceof Duplicate) return { kind: 'repeated', runId: error.runId };
    throw error;
  }
}

async function putOff(
  db: Database,
  trigger: TriggerRow,
  { input, door, env, once }: { input: Json; door: string; env: JsonObject; once: OnceConfig },
): Promise<void> {
  const key = once.debounceKey === undefined ? '' : (keyOf(evaluateOver(once.debounceKey, input, env)) ?? '');
  const { orgId, id } = trigger;
  const quietMs = once.debounce ?? 0;
  await keepPending(db.sql, { orgId, triggerId: id, key, input, door, depth: 0, quietMs });
  await db.notify(channel, JSON.stringify({ triggers: orgId }));
}
