import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';

/** How many runs of the same workflow begin before a queued one, plus one; null when it is not queued. */
export async function queuePlace(tx: Tx, runId: string): Promise<number | null> {
  const [row] = await tx.execute<{ place: number }>(sql`
    select place from (
      select o.id, (row_number() over (
        order by o.priority + extract(epoch from clock_timestamp() - o.started_at) / 60 desc, o.id))::int as place
      from runs o join runs mine on mine.id = ${runId}::uuid and o.workflow_id = mine.workflow_id and o.org_id = mine.org_id
      where o.finished_at is null and o.owner is null and o.status = 'queued'
    ) as queued where id = ${runId}::uuid`);
  return row?.place ?? null;
}
