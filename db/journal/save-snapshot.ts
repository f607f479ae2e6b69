import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Json } from '#engine/json.ts';
import type { Database } from '../connect.ts';

const compress = promisify(gzip);

export type NewSnapshot = { orgId: string; runId: string; seq: number; form: number; state: Json };

/** Keeps the state of a run as of a committed event; an older snapshot never takes the place of a newer one. */
export async function saveSnapshot(db: Database, { orgId, runId, seq, form, state }: NewSnapshot): Promise<void> {
  const bytes = await compress(JSON.stringify(state));
  await db.sql`
    insert into run_snapshots (org_id, run_id, seq, form, state) values (${orgId}, ${runId}, ${seq}, ${form}, ${bytes})
    on conflict (run_id) do update set seq = excluded.seq, form = excluded.form, state = excluded.state,
      taken_at = clock_timestamp()
    where run_snapshots.seq < excluded.seq`;
}
