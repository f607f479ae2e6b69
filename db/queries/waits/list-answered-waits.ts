import { sql } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Caller } from '#engine/run/event.ts';
import type { Tx } from '../../access.ts';
import { iso } from '../iso.ts';

export type AnsweredWaitRecord = {
  runId: string;
  workflow: { id: string; slug: string; name: string };
  node: string;
  title: string;
  /** `approved` or `rejected`; null when its time ran out. */
  decision: string | null;
  data: Json;
  answeredBy: Caller | null;
  openedAt: string;
  answeredAt: string;
};

type Row = Omit<AnsweredWaitRecord, 'workflow'> & { workflowId: string; slug: string | null; name: string | null };

/** Approvals that were answered or ran out of time, newest first. */
export async function listAnsweredWaits(tx: Tx, { limit }: { limit: number }): Promise<AnsweredWaitRecord[]> {
  const rows = await tx.execute<Row>(sql`
    select x.run_id as "runId", r.workflow_id as "workflowId", w.slug, w.name, x.node, x.title,
      x.answer ->> 'decision' as decision, x.answer -> 'data' as data, x.answered_by as "answeredBy",
      x.opened_at as "openedAt", x.answered_at as "answeredAt"
    from waits x join runs r on r.id = x.run_id left join workflows w on w.id = r.workflow_id
    where x.kind = 'approval' and x.answered_at is not null
    order by x.answered_at desc, x.key_hash limit ${limit}`);
  return rows.map(({ workflowId, slug, name, ...row }) => ({
    ...row,
    workflow: { id: workflowId, slug: slug ?? '', name: name ?? '' },
    openedAt: iso(row.openedAt),
    answeredAt: iso(row.answeredAt),
  }));
}
