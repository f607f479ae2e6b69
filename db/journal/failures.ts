import { z } from 'zod';
import type { NodeError } from '#engine/errors.ts';
import type { Database } from '../connect.ts';
import { enqueueRuns } from './enqueue-runs.ts';
import { type RunRow, runColumns, toRunRow } from './run-row.ts';
import { type BegunRun, heardCommits } from './take-listener.ts';
import { type TriggerRow, toTriggerRow, triggerColumns } from './trigger-row.ts';

export type Failure = {
  run: RunRow;
  workflow: string;
  error: NodeError;
  /** True when it is, or was called by, a run that an error began. */
  isOfError: boolean;
};

const error: z.ZodType<NodeError> = z.object({ code: z.string(), message: z.string() }).loose();

/** Failed runs of which nobody has been told, oldest first; looking takes none of them. */
export async function listFailures(db: Database, limit: number): Promise<Failure[]> {
  const rows = await db.sql`
    select ${db.sql.unsafe(runColumns.replace('id,', 'runs.id,').replace('org_id', 'runs.org_id'))},
      runs.error::text as error, coalesce((select slug from workflows w where w.id = runs.workflow_id), '') as workflow,
      exists (
        with recursive callers as (
          select r.door, r.parent_run_id from runs r where r.id = runs.id
          union all select r.door, r.parent_run_id from runs r join callers c on r.id = c.parent_run_id
        ) select from callers where door = 'error'
      ) as "isOfError"
    from failures join runs on runs.id = failures.run_id order by failures.at limit ${limit}`;
  return rows.map((row) => ({
    run: toRunRow(row),
    workflow: String(row.workflow),
    error: error.parse(JSON.parse(String(row.error ?? 'null')) ?? { code: 'unknown', message: '' }),
    isOfError: row.isOfError === true,
  }));
}

/** Settles a failure and writes the runs that hear of it, once, whoever else tries. */
export async function settleFailure(db: Database, runId: string, begun: BegunRun[]): Promise<string[]> {
  return await db.sql.begin(async (tx) => {
    const taken = await tx`delete from failures where run_id = ${runId} returning 1`;
    return taken.length === 0 ? [] : await enqueueRuns(tx, await heardCommits(tx, begun));
  });
}

/** The trigger rows through which a workflow of that slug, named as an error workflow, can be begun. */
export async function findErrorWorkflow(
  db: Database,
  { orgId, slug }: { orgId: string; slug: string },
): Promise<{ workflowId: string; version: number; hash: string; trigger: TriggerRow | null } | null> {
  const [row] = await db.sql<{ workflowId: string; version: number; hash: string }[]>`
    select w.id as "workflowId", v.version, v.hash from workflows w
    join versions v on v.workflow_id = w.id and v.version = w.active_version
    where w.org_id = ${orgId} and w.slug = ${slug} and w.deleted_at is null`;
  if (row === undefined) return null;
  const [trigger] = await db.sql`
    select ${db.sql.unsafe(triggerColumns)} from triggers t join workflows w on w.id = t.workflow_id
    where t.workflow_id = ${row.workflowId} and t.kind = 'error' and t.version is not null limit 1`;
  return { ...row, trigger: trigger === undefined ? null : toTriggerRow(trigger) };
}
