import { sql } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import type { WaitKind } from '../../journal/commit.ts';
import type { WaitNotice } from '../../schema/waits.ts';
import { iso, isoOrNull } from '../iso.ts';

export type OpenWaitRecord = {
  runId: string;
  workflow: { id: string; slug: string; name: string };
  /** Hex of the SHA-256 of the token. */
  keyHash: string;
  kind: WaitKind;
  node: string;
  scope: string;
  visit: number;
  title: string;
  form: Json | null;
  until: string | null;
  openedAt: string;
  /** E-mail addresses and roles; null for everybody. */
  assignees: string[] | null;
  notices: WaitNotice[];
};

type Row = Omit<OpenWaitRecord, 'workflow'> & { workflowId: string; slug: string | null; name: string | null };

/** Open waits of one run, or (without `runId`) what people of the organization can answer, oldest first; none of runs that are being stopped. */
export async function listOpenWaits(
  tx: Tx,
  { runId, limit }: { runId?: string; limit: number },
): Promise<OpenWaitRecord[]> {
  const which = runId === undefined ? sql`x.kind in ('approval', 'in_doubt')` : sql`x.run_id = ${runId}::uuid`;
  const rows = await tx.execute<Row>(sql`
    select x.run_id as "runId", r.workflow_id as "workflowId", w.slug, w.name, encode(x.key_hash, 'hex') as "keyHash",
      x.kind, x.node, x.scope, x.visit, x.title, x.form, x.due_at as until, x.opened_at as "openedAt",
      x.assignees, x.notices
    from waits x join runs r on r.id = x.run_id left join workflows w on w.id = r.workflow_id
    where x.answered_at is null and x.closed_at is null and r.cancel_requested_at is null and ${which}
    order by x.opened_at, x.key_hash limit ${limit}`);
  return rows.map(({ workflowId, slug, name, ...row }) => ({
    ...row,
    workflow: { id: workflowId, slug: slug ?? '', name: name ?? '' },
    until: isoOrNull(row.until),
    openedAt: iso(row.openedAt),
  }));
}
