import { sql } from 'drizzle-orm';
import type { RunStatus } from '#engine/run/event.ts';
import type { Tx } from '../../access.ts';
import { decodeCursor } from '../cursor.ts';
import { type Page, toPage } from '../page.ts';
import { type RawRun, type RunRecord, runFields, toRunRecord } from './run-record.ts';

export type RunsQuery = {
  limit: number;
  cursor: string | null;
  workflowId?: string;
  status?: RunStatus;
  parentRunId?: string;
  forkedFrom?: string;
  /** Runs that are not over and began on another version than this, not those that others wait for. */
  openBefore?: number;
};

/** Runs of the organization, the newest first. */
export async function listRuns(tx: Tx, query: RunsQuery): Promise<Page<RunRecord>> {
  const place = query.cursor === null ? null : decodeCursor(query.cursor);
  const conditions = [
    place &&
      sql`(r.started_at < ${place.at}::timestamptz or (r.started_at = ${place.at}::timestamptz and r.id > ${place.id}::uuid))`,
    query.workflowId !== undefined && sql`r.workflow_id = ${query.workflowId}::uuid`,
    query.status !== undefined && sql`r.status = ${query.status}`,
    query.openBefore !== undefined &&
      sql`r.finished_at is null and not r.draft and r.version <> ${query.openBefore} and r.parent_run_id is null`,
    query.forkedFrom !== undefined && sql`r.forked_from = ${query.forkedFrom}::uuid`,
    query.parentRunId !== undefined && sql`r.parent_run_id = ${query.parentRunId}::uuid`,
  ].filter((condition) => condition !== null && condition !== false);
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  const rows = await tx.execute<RawRun>(sql`
    select ${runFields} from runs r left join workflows w on w.id = r.workflow_id
    where r.org_id = current_setting('patchbay.org')::uuid and ${where}
    order by r.started_at desc, r.id limit ${query.limit + 1}`);
  return toPage(rows.map(toRunRecord), query.limit, (run) => ({ at: run.startedAt, id: run.id }));
}
