import { randomBytes, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { channel } from '#db/journal/channel.ts';
import { findTriggers } from '#db/journal/find-triggers.ts';
import type { PendingEvent } from '#db/journal/pending-events.ts';
import { type EventEffects, type PublishedEvent, publishEvent } from '#db/journal/publish-event.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import { defaultLimits } from '#engine/host/host.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { canonical } from '../gateway/canonical.ts';
import { queuedRun } from '../worker/queued-run.ts';
import { requestFor, type TriggerParts } from './begin.ts';
import { evaluateOver, keyOf } from './evaluate.ts';
import { eventKeyOf } from './event-key.ts';
import { tellQueued } from './trigger-clock.ts';
import { eventConfig, onceConfigOf } from './trigger-config.ts';

export type Publication = {
  orgId: string;
  topic: string;
  data: Json;
  /** What makes a repeat the same event. */
  key: string;
  /** How deep the publisher stands: runs that begin each other by events go no deeper than calls. */
  depth: number;
};

/**
 * Publishes an event in its organization: open waits that match are answered, triggers that match begin runs, once for
 * one key. Throws a sentence when events begin each other too deep, and OtherEvent when the key was that of another.
 */
export async function publish(parts: TriggerParts, publication: Publication): Promise<PublishedEvent> {
  const { orgId, topic, data, key } = publication;
  const event = { id: randomUUID(), orgId, key, topic, data };
  const effects = await effectsOf(parts, event.id, publication);
  const { published, woken, known } = await publishEvent(parts.db, event, effects);
  if (known !== null && canonical(known) !== canonical({ topic, data })) throw new OtherEvent();
  await tellQueued(parts.db, published.runs);
  for (const runId of woken) await parts.db.notify(channel, JSON.stringify({ wait: runId }));
  if (effects.pending.length > 0) await parts.db.notify(channel, JSON.stringify({ triggers: orgId }));
  return published;
}

/** Thrown when events have begun one another too often. */
export class TooDeep extends Error {}

/** Thrown when a key has published something else before. */
export class OtherEvent extends Error {}

async function effectsOf(parts: TriggerParts, id: string, publication: Publication): Promise<EventEffects> {
  const { orgId, topic, data, depth } = publication;
  const input = { id, topic, data, publishedAt: new Date().toISOString() };
  const effects: EventEffects = { begun: [], pending: [], matches: (match) => carries(data, match) };
  const triggers = await findTriggers(parts.db, { orgId, kind: 'event', address: topic });
  if (triggers.length === 0) return effects;
  const env = await parts.environment(orgId);
  for (const trigger of triggers) {
    const { filter } = eventConfig.parse(trigger.config);
    if (filter !== undefined && filter !== '' && evaluateOver(filter, input, env) !== true) continue;
    if (depth > defaultLimits.callDepth)
      throw new TooDeep(
        `Events begin each other more than ${defaultLimits.callDepth} deep. Check for one that leads back.`,
      );
    const pending = pendingOf(trigger, { input, env, depth });
    if (pending !== null) effects.pending.push(pending);
    else effects.begun.push(await commitOf(parts, trigger, { input, env, depth }));
  }
  return effects;
}

type Given = { input: JsonObject; env: JsonObject; depth: number };

function pendingOf(trigger: TriggerRow, { input, env, depth }: Given): PendingEvent | null {
  const { debounce, debounceKey } = onceConfigOf(trigger.config);
  if (debounce === undefined || trigger.version === null) return null;
  const key = debounceKey === undefined ? '' : (keyOf(evaluateOver(debounceKey, input, env)) ?? '');
  return { orgId: trigger.orgId, triggerId: trigger.id, key, input, door: 'event', depth, quietMs: debounce };
}

async function commitOf(parts: TriggerParts, trigger: TriggerRow, { input, env, depth }: Given) {
  const runId = makeRunId(Date.now(), randomBytes(10));
  const request = await requestFor(parts, trigger, { input, door: 'event', runId, depth });
  const once = onceConfigOf(trigger.config);
  const key = trigger.version === null ? null : eventKeyOf(once, input, env);
  const keepDays = once.remember;
  const idempotency = key === null ? null : { caller: `trigger:${trigger.id}`, key, bodyHash: '', keepDays };
  const commit = await queuedRun(parts.db, { ...request, runId, ...(idempotency && { idempotency }) });
  return { commit, listener: trigger.version === null ? trigger.id : null };
}

/** True when everything in `match` stands in the value as well; lists must be equal. */
export function carries(value: Json, match: Json): boolean {
  if (!isObject(match)) return isDeepStrictEqual(value, match);
  return isObject(value) && Object.entries(match).every(([name, wanted]) => carries(value[name] ?? null, wanted));
}
