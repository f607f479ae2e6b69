import { sql } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { RunStatus } from '#engine/run/event.ts';
import type { Tx } from '../../access.ts';
import type { Preview } from '../../schema/workflows.ts';
import { decodeCursor } from '../cursor.ts';
import { iso } from '../iso.ts';
import { type Page, toPage } from '../page.ts';

export type WorkflowSummaryRecord = {
  id: string;
  slug: string;
  name: string;
  kind: Graph['kind'];
  description: string;
  published: number | null;
  changed: boolean;
  updatedAt: string;
  lastRun: { id: string; status: RunStatus; startedAt: string } | null;
  runs24h: { total: number; failed: number };
  preview: Preview;
};

type Row = Omit<WorkflowSummaryRecord, 'lastRun' | 'runs24h'> & {
  runId: string | null;
  runStatus: RunStatus | null;
  runStartedAt: string | null;
  total: number;
  failed: number;
};

/** Workflows of the organization, those whose name or slug holds `search`, the last changed first, each with its last run and the counts of a day. */
export async function listWorkflows(
  tx: Tx,
  { limit, cursor, search = '' }: { limit: number; cursor: string | null; search?: string },
): Promise<Page<WorkflowSummaryRecord>> {
  const place = cursor === null ? null : decodeCursor(cursor);
  const after =
    place === null
      ? sql`true`
      : sql`(d.updated_at < ${place.at}::timestamptz or (d.updated_at = ${place.at}::timestamptz and w.id > ${place.id}::uuid))`;
  const rows = await tx.execute<Row>(sql`
    select w.id, w.slug, w.name, w.kind, w.description, w.active_version as published,
      coalesce(v.draft_hash, v.hash) is distinct from d.hash as changed, d.updated_at as "updatedAt", d.preview,
      r.id as "runId", r.status as "runStatus", r.started_at as "runStartedAt", c.total, c.failed
    from workflows w
    join drafts d on d.workflow_id = w.id
    left join versions v on v.workflow_id = w.id and v.version = w.active_version
    left join lateral (
      select id, status, started_at from runs
      where runs.org_id = w.org_id and runs.workflow_id = w.id order by started_at desc limit 1
    ) r on true
    cross join lateral (
      select count(*)::int as total, (count(*) filter (where status = 'failed'))::int as failed from runs
      where runs.org_id = w.org_id and runs.workflow_id = w.id and started_at > now() - interval '24 hours'
    ) c
    where w.deleted_at is null and ${after} and strpos(lower(w.name || ' ' || w.slug), lower(${search})) > 0
    order by d.updated_at desc, w.id limit ${limit + 1}`);
  return toPage(rows.map(toSummary), limit, (row) => ({ at: row.updatedAt, id: row.id }));
}

function toSummary({ runId, runStatus, runStartedAt, total, failed, ...row }: Row): WorkflowSummaryRecord {
  const hasRun = runId !== null && runStatus !== null && runStartedAt !== null;
  return {
    ...row,
    updatedAt: iso(row.updatedAt),
    lastRun: hasRun ? { id: runId, status: runStatus, startedAt: iso(runStartedAt) } : null,
    runs24h: { total, failed },
  };
}
