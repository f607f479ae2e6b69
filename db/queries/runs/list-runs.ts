import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { type Page, toPage } from '../page.ts';
import { type RunConditions, runConditions } from './run-conditions.ts';
import { type RunSort, readRunCursor, runOrders, runPlace } from './run-order.ts';
import { type RawRun, type RunRecord, runFields, toRunRecord } from './run-record.ts';

export type RunsQuery = RunConditions & { limit: number; cursor: string | null; sort?: RunSort };

/** Runs of the organization, the newest first unless sorted otherwise. A cursor of another order is passed over. */
export async function listRuns(
  tx: Tx,
  { limit, cursor, sort = 'newest', ...query }: RunsQuery,
): Promise<Page<RunRecord>> {
  // Nothing is any of no states.
  if (query.statuses?.length === 0) return { items: [], nextCursor: null };
  const place = cursor === null ? null : readRunCursor(sort, cursor);
  const { by, after, needs } = runOrders[sort];
  const conditions = [...runConditions(query), needs, place && after(place)].filter((condition) => condition !== null);
  const rows = await tx.execute<RawRun>(sql`
    select ${runFields} from runs r left join workflows w on w.id = r.workflow_id
    where ${sql.join(conditions, sql` and `)}
    order by ${by} limit ${limit + 1}`);
  return toPage(rows.map(toRunRecord), limit, (run) => runPlace(sort, run));
}
