import type { Json } from '#engine/json.ts';
import type { Database } from '../../connect.ts';
import type { WaitKind } from '../../journal/commit.ts';

export type WaitRecord = {
  runId: string;
  orgId: string;
  node: string;
  scope: string;
  visit: number;
  kind: WaitKind;
  title: string;
  form: Json | null;
  assignees: string[] | null;
  state: 'open' | 'answered' | 'gone';
};

/** The wait behind a token's SHA-256, whoever holds the token; null when there is none. */
export async function getWait(db: Database, keyHash: Uint8Array): Promise<WaitRecord | null> {
  const [row] = await db.sql<WaitRecord[]>`
    select run_id as "runId", org_id as "orgId", node, scope, visit, kind, title, form, assignees,
      case when answered_at is not null then 'answered' when closed_at is not null then 'gone' else 'open' end as state
    from waits where key_hash = ${Buffer.from(keyHash)}`;
  return row ?? null;
}
