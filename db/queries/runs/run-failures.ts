import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { iso } from '../iso.ts';
import { runConditions } from './run-conditions.ts';
import type { FiguresQuery } from './run-figures.ts';

/** Runs that failed at one node with one code. */
export type RunFailure = {
  workflow: { id: string; slug: string; name: string };
  /** Null when the run failed outside of its nodes. */
  node: string | null;
  code: string;
  count: number;
  lastAt: string;
};

type Row = Omit<RunFailure, 'workflow'> & { workflowId: string; slug: string | null; name: string | null };

/** At which nodes and with which codes runs failed, the most frequent first. */
export async function runFailures(
  tx: Tx,
  { limit, bucketMs: _, ...query }: FiguresQuery & { limit: number },
): Promise<RunFailure[]> {
  const rows = await tx.execute<Row>(sql`
    select f.*, w.slug, w.name from (
      select r.workflow_id as "workflowId", r.error ->> 'node' as node, coalesce(r.error ->> 'code', 'unknown') as code,
        count(*)::int as count, max(r.started_at) as "lastAt"
      from runs r where ${sql.join(runConditions({ ...query, statuses: ['failed'] }), sql` and `)}
      group by 1, 2, 3 order by count desc, "lastAt" desc limit ${limit}
    ) f left join workflows w on w.id = f."workflowId" order by f.count desc, f."lastAt" desc`);
  return rows.map(({ workflowId, slug, name, node, code, count, lastAt }) => ({
    workflow: { id: workflowId, slug: slug ?? '', name: name ?? '' },
    node,
    code,
    count,
    lastAt: iso(lastAt),
  }));
}
