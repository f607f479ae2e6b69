import { type SQL, sql } from 'drizzle-orm';
import type { RunStatus } from '#engine/run/event.ts';

/** Which runs are meant; what is absent does not matter. */
export type RunConditions = {
  workflowId?: string;
  /** Any of these. */
  statuses?: readonly RunStatus[];
  door?: string;
  draft?: boolean;
  /** Started at or after, ISO 8601. */
  from?: string;
  /** Started before, ISO 8601. */
  to?: string;
  /** Words of which each begins or ends the id, or begins the error's code or the name of the node that failed. */
  text?: string;
  parentRunId?: string;
  forkedFrom?: string;
  /** Runs that are not over and began on another version than this, not those that others wait for. */
  openBefore?: number;
};

/** The conditions as SQL over a run `r` of the organization that asks. */
export function runConditions(query: RunConditions): SQL[] {
  const { workflowId, statuses, door, draft, from, to, text, openBefore } = query;
  const all: (SQL | false)[] = [
    sql`r.org_id = current_setting('patchbay.org')::uuid`,
    workflowId !== undefined && sql`r.workflow_id = ${workflowId}::uuid`,
    statuses !== undefined &&
      sql`r.status in (${sql.join(
        statuses.map((status) => sql`${status}`),
        sql`, `,
      )})`,
    door !== undefined && sql`r.door = ${door}`,
    draft !== undefined && (draft ? sql`r.draft` : sql`not r.draft`),
    from !== undefined && sql`r.started_at >= ${from}::timestamptz`,
    to !== undefined && sql`r.started_at < ${to}::timestamptz`,
    ...wordsOf(text ?? '').map(meets),
    openBefore !== undefined &&
      sql`r.finished_at is null and not r.draft and r.version <> ${openBefore} and r.parent_run_id is null`,
    query.forkedFrom !== undefined && sql`r.forked_from = ${query.forkedFrom}::uuid`,
    query.parentRunId !== undefined && sql`r.parent_run_id = ${query.parentRunId}::uuid`,
  ];
  return all.filter((condition) => condition !== false);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function meets(word: string): SQL {
  const failed = sql`starts_with(lower(r.error ->> 'code'), ${word}) or starts_with(lower(r.error ->> 'node'), ${word})`;
  if (!/^[0-9a-f-]{4,36}$/.test(word)) return sql`(${failed})`;
  const bare = word.replaceAll('-', '').slice(0, 32);
  const [low, high] = [bare.padEnd(32, '0'), bare.padEnd(32, 'f')];
  // Lists show the end of an id, addresses all of it.
  return sql`(r.id between ${low}::uuid and ${high}::uuid
    or right(replace(r.id::text, '-', ''), ${bare.length}::int) = ${bare} or ${failed})`;
}
