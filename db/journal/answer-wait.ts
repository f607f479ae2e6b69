import type { Json } from '#engine/json.ts';
import type { Caller } from '#engine/run/event.ts';
import type { Database } from '../connect.ts';
import { channel } from './channel.ts';
import type { WaitKind } from './commit.ts';

export type AnsweredWait = {
  runId: string;
  orgId: string;
  node: string;
  scope: string;
  visit: number;
  kind: WaitKind;
  /** The process that drives the run now, null when somebody must claim it. */
  owner: string | null;
};

/**
 * Answers an open wait and wakes its run; the first answer wins. `answered`: somebody was faster. `gone`: the wait was
 * closed without an answer. `unknown`: there is no such wait.
 */
export async function answerWait(
  db: Database,
  keyHash: Uint8Array,
  given: { answer: Json; by: Caller | null },
): Promise<AnsweredWait | 'answered' | 'gone' | 'unknown'> {
  const key = Buffer.from(keyHash);
  const by = given.by === null ? null : JSON.stringify(given.by);
  const [row] = await db.sql<AnsweredWait[]>`
    update waits set answered_at = clock_timestamp(), answer = ${JSON.stringify(given.answer)}::text::json,
      answered_by = ${by}::text::json
    from runs
    where key_hash = ${key} and waits.answered_at is null and waits.closed_at is null and runs.id = waits.run_id
    returning waits.run_id as "runId", waits.org_id as "orgId", node, scope, visit, kind, runs.owner`;
  if (row !== undefined) {
    await db.notify(channel, JSON.stringify({ wait: row.runId }));
    return row;
  }
  const [known] = await db.sql<{ answered: boolean }[]>`
    select answered_at is not null as answered from waits where key_hash = ${key}`;
  if (known === undefined) return 'unknown';
  return known.answered ? 'answered' : 'gone';
}
