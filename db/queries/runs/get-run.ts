import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { isUuid } from '../is-uuid.ts';
import { type RawRun, type RunRecord, runFields, toRunRecord } from './run-record.ts';

/** One run of the organization; null when it has none with that id. */
export async function getRun(tx: Tx, runId: string): Promise<RunRecord | null> {
  if (!isUuid(runId)) return null;
  const [row] = await tx.execute<RawRun>(sql`
    select ${runFields} from runs r left join workflows w on w.id = r.workflow_id where r.id = ${runId}`);
  return row === undefined ? null : toRunRecord(row);
}
