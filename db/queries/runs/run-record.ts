import { type SQL, sql } from 'drizzle-orm';
import type { NodeError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { Caller, RunStatus, Usage } from '#engine/run/event.ts';
import { iso, isoOrNull } from '../iso.ts';

export type RunRecord = {
  id: string;
  workflow: { id: string; slug: string; name: string };
  version: number | null;
  graphHash: string;
  draft: boolean;
  status: RunStatus;
  entry: string;
  door: string;
  caller: Caller;
  startedAt: string;
  answeredAt: string | null;
  finishedAt: string | null;
  durationMs: number | null;
  output: Json;
  outputRef: string | null;
  error: NodeError | null;
  parent: { runId: string; node: string } | null;
  /** The run whose log this one goes on from. */
  forkedFrom: string | null;
  /** The one run that continues this one. */
  continuedBy: string | null;
  depth: number;
  lastSeq: number;
  /** What it has used, and of how much; null before anything was written. */
  usage: Usage | null;
  /** Milliseconds the run's own clock is ahead. */
  aheadMs: number;
  priority: 'critical' | 'high' | 'normal' | 'low';
};

type Times = { startedAt: string; answeredAt: string | null; finishedAt: string | null };
export type RawRun = Omit<RunRecord, 'workflow' | 'durationMs' | keyof Times> &
  Times & { workflowId: string; slug: string | null; name: string | null };

/** The select list of a run `r` with its workflow `w`, for `toRunRecord`. */
export const runFields: SQL = sql.raw(`r.id, r.workflow_id as "workflowId", w.slug, w.name, r.version,
  r.graph_hash as "graphHash", r.draft, r.status, r.entry, r.door, r.caller, r.started_at as "startedAt",
  r.answered_at as "answeredAt", r.finished_at as "finishedAt", r.output, r.output_ref as "outputRef", r.error,
  case when r.parent_run_id is not null then json_build_object('runId', r.parent_run_id, 'node', r.parent ->> 'node') end
    as parent, r.forked_from as "forkedFrom", case when r.continued_at is not null
    or exists (select 1 from runs s where s.id = r.continued_by) then r.continued_by end as "continuedBy", r.depth, r.last_seq as "lastSeq", r.usage,
  r.ahead_ms::float8 as "aheadMs",
  (array['low', 'normal', 'high', 'critical'])[r.priority + 1] as priority`);

/** Makes the plain record of a row. */
export function toRunRecord({ workflowId, slug, name, ...row }: RawRun): RunRecord {
  const finishedAt = isoOrNull(row.finishedAt);
  return {
    ...row,
    workflow: { id: workflowId, slug: slug ?? '', name: name ?? '' },
    startedAt: iso(row.startedAt),
    answeredAt: isoOrNull(row.answeredAt),
    finishedAt,
    durationMs: finishedAt === null ? null : Math.max(Date.parse(finishedAt) - Date.parse(iso(row.startedAt)), 0),
  };
}
