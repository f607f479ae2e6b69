import type { Database } from '../connect.ts';
import type { AdvanceRequest } from '../schema/runs.ts';
import { advanceSchema } from './advance-schema.ts';

/** To which time a run's clock is to be set on, null when nobody asks for it at the run's last event. */
export async function findAdvance(db: Database, runId: string): Promise<AdvanceRequest | null> {
  const [row] = await db.sql<{ advance: string }[]>`
    select advance::text from runs
    where id = ${runId} and finished_at is null and advance is not null and (advance ->> 'seq')::int = last_seq`;
  return row === undefined ? null : advanceSchema.parse(JSON.parse(row.advance));
}
