import type { ISql } from 'postgres';

/** Gives a listener the run that its one event begins; false when another event was faster or its time is over. */
export async function takeListener(on: ISql, { id, runId }: { id: string; runId: string }): Promise<boolean> {
  const rows = await on`
    update triggers set last_run_id = ${runId}, last_at = clock_timestamp()
    where id = ${id} and version is null and last_run_id is null and listening_until > clock_timestamp() returning id`;
  return rows.length === 1;
}
