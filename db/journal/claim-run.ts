import type { Database } from '../connect.ts';
import { type RunRow, runColumns, toRunRow } from './run-row.ts';

/** Takes one waiting run that nobody owns, for the process that just answered it; null when another has it. */
export async function claimRun(db: Database, processId: string, runId: string): Promise<RunRow | null> {
  const [row] = await db.sql.unsafe(
    `update runs set owner = $1 where id = $2 and finished_at is null and owner is null returning ${runColumns}`,
    [processId, runId],
    { prepare: true },
  );
  return row === undefined ? null : toRunRow(row);
}
