import type { Json } from '#engine/json.ts';
import type { Caller } from '#engine/run/event.ts';
import type { Database } from '../connect.ts';
import type { WaitKind } from './commit.ts';

export type StoredWait = {
  /** Hex of the key's SHA-256. */
  keyHash: string;
  node: string;
  scope: string;
  visit: number;
  kind: WaitKind;
  title: string;
  form: Json;
  dueAt: string | null;
  topic: string | null;
  match: Json;
  openedAt: string;
  answeredAt: string | null;
  answer: Json;
  answeredBy: Caller | null;
};

/** The waits of a run that are not closed, answered ones included, oldest first: what its owner must look at. */
export async function listWaits(db: Database, runId: string): Promise<StoredWait[]> {
  return (await waitsOfRuns(db, [runId])).get(runId) ?? [];
}

/** The same of many runs in one question, by the run's id; a run without any has none. */
export async function waitsOfRuns(db: Database, runIds: readonly string[]): Promise<Map<string, StoredWait[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await db.sql<(Raw & { runId: string })[]>`
    select run_id as "runId", encode(key_hash, 'hex') as "keyHash", node, scope, visit, kind, title, form::text,
      due_at as "dueAt", topic, match::text, opened_at as "openedAt", answered_at as "answeredAt", answer::text,
      answered_by::text as "answeredBy"
    from waits where run_id in ${db.sql(runIds)} and closed_at is null order by opened_at, key_hash`;
  const waits = new Map<string, StoredWait[]>();
  for (const { runId, ...row } of rows) waits.set(runId, [...(waits.get(runId) ?? []), toWait(row)]);
  return waits;
}

type Raw = Omit<StoredWait, 'form' | 'match' | 'answer' | 'answeredBy'> & {
  form: string | null;
  match: string | null;
  answer: string | null;
  answeredBy: string | null;
};

function toWait(row: Raw): StoredWait {
  return {
    ...row,
    form: parse(row.form),
    match: parse(row.match),
    answer: parse(row.answer),
    answeredBy: row.answeredBy === null ? null : JSON.parse(row.answeredBy),
    dueAt: time(row.dueAt),
    openedAt: time(row.openedAt) ?? row.openedAt,
    answeredAt: time(row.answeredAt),
  };
}

function parse(text: string | null): Json {
  return text === null ? null : JSON.parse(text);
}

function time(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
