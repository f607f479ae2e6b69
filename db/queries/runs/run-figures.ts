import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { iso } from '../iso.ts';
import { runConditions } from './run-conditions.ts';

/** How many runs came to what, how long those took that came to an end of their own (ms), and what they used. */
export type Figures = {
  succeeded: number;
  failed: number;
  cancelled: number;
  /** Not over yet. */
  open: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  cost: number;
  tokens: number;
};

export type RunFiguresRecord = {
  total: Figures;
  /** Only those in which a run started; `at` is the beginning, ISO 8601. */
  buckets: (Figures & { at: string })[];
  workflows: (Figures & { workflow: { id: string; slug: string; name: string } })[];
};

export type FiguresQuery = {
  workflowId?: string;
  /** Started at or after and before, ISO 8601. */
  from: string;
  to: string;
  /** The length of a bucket; the first begins at `from`. */
  bucketMs: number;
  draft?: boolean;
};

type Row = Omit<Figures, 'p50' | 'p95' | 'p99'> & {
  kind: number;
  at: string | null;
  workflowId: string | null;
  slug: string | null;
  name: string | null;
  took: number[] | null;
};

/** What became of the runs that started in a span: together, by time and by workflow, in one reading of their rows. */
export async function runFigures(tx: Tx, { bucketMs, ...query }: FiguresQuery): Promise<RunFiguresRecord> {
  const rows = await tx.execute<Row>(sql`
    with reckoned as (
      select grouping(s.bucket, s.workflow_id) as kind, s.bucket as at, s.workflow_id,
        ${counted('succeeded')}, ${counted('failed')}, ${counted('cancelled')},
        (count(*) filter (where s.finished_at is null))::int as open,
        to_json(percentile_cont(array[0.5, 0.95, 0.99]) within group (order by s.took)
          filter (where s.status in ('succeeded', 'failed'))) as took,
        coalesce(sum(s.cost), 0) as cost, coalesce(sum(s.tokens), 0) as tokens
      from (
        select date_bin(make_interval(secs => ${bucketMs}::float8 / 1000), r.started_at, ${query.from}::timestamptz) as bucket,
          r.workflow_id, r.status, r.finished_at, (r.usage ->> 'cost')::float8 as cost, (r.usage ->> 'tokens')::float8 as tokens,
          (extract(epoch from greatest(r.finished_at - r.started_at, interval '0')) * 1000)::float8 as took
        from runs r where ${sql.join(runConditions(query), sql` and `)}
      ) s
      group by grouping sets ((s.bucket), (s.workflow_id), ())
    )
    select k.kind, k.at, k.workflow_id as "workflowId", w.slug, w.name, k.succeeded, k.failed, k.cancelled, k.open,
      k.took, k.cost, k.tokens
    from reckoned k left join workflows w on w.id = k.workflow_id order by k.at`);
  const record: RunFiguresRecord = { total: none, buckets: [], workflows: [] };
  for (const row of rows) {
    const figures = figuresOf(row);
    const { workflowId, at } = row;
    if (row.kind === kinds.all) record.total = figures;
    else if (at !== null) record.buckets.push({ ...figures, at: iso(at) });
    else if (workflowId !== null)
      record.workflows.push({ ...figures, workflow: { id: workflowId, slug: row.slug ?? '', name: row.name ?? '' } });
  }
  return record;
}

/** What `grouping` says of a row that stands for all runs. */
const kinds = { all: 3 };

/** Figures of no runs. */
export const none: Figures = {
  succeeded: 0,
  failed: 0,
  cancelled: 0,
  open: 0,
  p50: null,
  p95: null,
  p99: null,
  cost: 0,
  tokens: 0,
};

function counted(status: 'succeeded' | 'failed' | 'cancelled'): SQL {
  return sql`(count(*) filter (where s.status = ${sql.raw(`'${status}'`)}))::int as ${sql.raw(status)}`;
}

function figuresOf({ succeeded, failed, cancelled, open, took, cost, tokens }: Row): Figures {
  const [p50 = null, p95 = null, p99 = null] = took ?? [];
  return { succeeded, failed, cancelled, open, p50, p95, p99, cost, tokens };
}
