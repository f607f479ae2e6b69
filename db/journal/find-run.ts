import type { Database } from '../connect.ts';
import { type RunRow, runColumns, toRunRow } from './run-row.ts';

/** A run's row without its log; null when there is none. */
export async function findRun(db: Database, runId: string): Promise<RunRow | null> {
  const [row] = await db.sql`select ${db.sql.unsafe(runColumns)} from runs where id = ${runId}`;
  return row === undefined ? null : toRunRow(row);
}
