import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { iso } from '../iso.ts';
import { isDeadCallback, isDeadRun } from './is-dead-letter.ts';

/** Something that failed and that nobody was there to see: a run begun by a trigger, or an outcome not delivered. */
export type DeadLetter = {
  kind: 'run' | 'callback';
  /** Of the run or of the callback. */
  id: string;
  runId: string;
  workflow: { id: string; slug: string; name: string };
  /** The version a run failed on; null for callbacks. */
  version: number | null;
  /** How the run began, or the address that did not take the outcome. */
  from: string;
  problem: string;
  /** The node that failed, null when none did. */
  node: string | null;
  /** Deliveries tried; for a run 1. */
  attempts: number;
  at: string;
};

type Row = Omit<DeadLetter, 'workflow'> & { workflowId: string; slug: string | null; name: string | null };

/** Dead letters of the organization, newest first. A run that was forked since counts as looked after. */
export async function listDeadLetters(tx: Tx, { limit }: { limit: number }): Promise<DeadLetter[]> {
  const rows = await tx.execute<Row>(sql`
    select d.*, w.slug, w.name from (
      select 'run' as kind, r.id, r.id as "runId", r.workflow_id as "workflowId", r.version, r.door as "from",
        coalesce(r.error ->> 'message', 'It failed.') as problem, r.error ->> 'node' as node, 1 as attempts,
        r.finished_at as at
      from runs r
      where r.org_id = current_setting('patchbay.org')::uuid and ${isDeadRun}
      union all
      select 'callback', c.id, c.run_id, r.workflow_id, null, c.url, coalesce(c.problem, 'It was not taken.'), null,
        c.attempts, c.given_up_at
      from callbacks c join runs r on r.org_id = c.org_id and r.id = c.run_id
      where c.org_id = current_setting('patchbay.org')::uuid and ${isDeadCallback}
    ) d left join workflows w on w.id = d."workflowId"
    order by d.at desc, d.id limit ${limit}`);
  return rows.map(({ workflowId, slug, name, ...row }) => ({
    ...row,
    workflow: { id: workflowId, slug: slug ?? '', name: name ?? '' },
    at: iso(row.at),
  }));
}
