import type { Json, JsonObject } from '#engine/json.ts';
import type { Database } from '../connect.ts';
import { enqueueRuns } from './enqueue-runs.ts';
import { keepPending, type PendingEvent } from './pending-events.ts';
import { type BegunRun, heardCommits } from './take-listener.ts';

export type NewEvent = { id: string; orgId: string; key: string; topic: string; data: Json };

/** What an event is to bring about, made ready beforehand. */
export type EventEffects = {
  begun: BegunRun[];
  pending: PendingEvent[];
  /** True when what a wait asks for stands in the event. */
  matches: (match: Json) => boolean;
};

export type PublishedEvent = { id: string; runs: string[]; waits: number };

/** What became of it; `known` is the event that had the key before. */
export type Publishing = {
  published: PublishedEvent;
  woken: string[];
  known: { topic: string; data: Json } | null;
};

/**
 * Stores an event and all it brings about in one transaction: new runs, debounced ones, and the answers of open waits
 * (W4: each wait takes the first event that matches). A key that is known answers what it led to and does nothing.
 * `woken` are the runs whose waits were answered.
 */
export async function publishEvent(db: Database, event: NewEvent, effects: EventEffects): Promise<Publishing> {
  return await db.sql.begin(async (tx) => {
    const { id, orgId, key, topic, data } = event;
    const text = JSON.stringify(data);
    const fresh = await tx`
      insert into events (id, org_id, key, topic, data, result)
      values (${id}, ${orgId}, ${key}, ${topic}, ${text}::text::json, '{}') on conflict (org_id, key) do nothing returning 1`;
    if (fresh.length === 0) {
      const [known] = await tx<{ id: string; result: JsonObject; topic: string; data: string }[]>`
        select id, result, topic, data::text as data from events where org_id = ${orgId} and key = ${key}`;
      return {
        published: { id: known?.id ?? id, ...resultOf(known?.result ?? {}) },
        woken: [],
        known: known === undefined ? null : { topic: known.topic, data: JSON.parse(known.data) },
      };
    }
    const runs = await enqueueRuns(tx, await heardCommits(tx, effects.begun));
    for (const pending of effects.pending) await keepPending(tx, pending);
    const open = await tx<{ key: Uint8Array; runId: string; match: string | null }[]>`
      select key_hash as key, run_id as "runId", match::text as match from waits
      where org_id = ${orgId} and topic = ${topic} and kind = 'event' and answered_at is null and closed_at is null`;
    const keys = open
      .filter(({ match }) => match === null || effects.matches(JSON.parse(match)))
      .map((wait) => wait.key);
    const answer = JSON.stringify({ data });
    const answered =
      keys.length === 0
        ? []
        : await tx<{ runId: string }[]>`
            update waits set answered_at = clock_timestamp(), answer = ${answer}::text::json
            where key_hash in ${tx(keys)} and answered_at is null and closed_at is null returning run_id as "runId"`;
    const result = { runs, waits: answered.length };
    await tx`update events set result = ${JSON.stringify(result)}::text::json where id = ${id}`;
    return { published: { id, ...result }, woken: [...new Set(answered.map((wait) => wait.runId))], known: null };
  });
}

function resultOf({ runs, waits }: JsonObject): { runs: string[]; waits: number } {
  return { runs: Array.isArray(runs) ? runs.map(String) : [], waits: typeof waits === 'number' ? waits : 0 };
}
