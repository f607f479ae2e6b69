import type { RunRecord } from '#db/queries/runs/run-record.ts';
import type { RunSummary } from './views.ts';

/** What lists show of a run. */
export function toRunSummary(run: RunRecord): RunSummary {
  const { id, workflow, version, draft, status, entry, door, caller, startedAt, finishedAt, durationMs, error } = run;
  const { parent, forkedFrom, continuedBy, aheadMs } = run;
  return {
    id,
    workflow,
    version,
    draft,
    status,
    entry,
    door,
    caller,
    startedAt,
    finishedAt,
    durationMs,
    error,
    parent,
    forkedFrom,
    continuedBy,
    aheadMs,
  };
}
