import Link from 'next/link';
import type { RunSummary } from '#server/trpc/views.ts';
import { StatusBadge } from '../run/status-badge.tsx';
import type { Column, ColumnSort } from '../ui/table.tsx';
import { Ago } from '../ui/time.tsx';
import { durationText, shortId, spanText } from '../ui/words.ts';
import type { RunSort } from './run-address.ts';

type Parts = { org: string; sort: RunSort; onSort: (sort: RunSort) => void };

/** What the list of runs shows, and by which columns it is sorted. */
export function runColumns({ org, sort, onSort }: Parts): Column<RunSummary>[] {
  return [
    { title: 'Status', cell: (run) => <StatusBadge status={run.status} />, className: 'w-32' },
    {
      title: 'Workflow',
      cell: (run) => (
        <span className="flex min-w-0 flex-col">
          <Link href={`/${org}/runs/${run.id}`} className="font-medium hover:underline">
            {run.workflow.name || 'Deleted workflow'}
          </Link>
          {run.status === 'failed' && run.error !== null && (
            <span className="mono truncate text-muted text-sm">
              {run.error.code}
              {run.error.node !== undefined && ` · ${run.error.node}`}
            </span>
          )}
        </span>
      ),
    },
    {
      title: 'Run',
      cell: (run) => <span className="mono text-muted">{shortId(run.id)}</span>,
      className: 'max-md:hidden',
    },
    {
      title: 'Version',
      cell: (run) => <span className="text-muted">{run.draft ? 'draft' : `v${run.version ?? '–'}`}</span>,
      className: 'max-md:hidden',
    },
    {
      title: 'Called by',
      cell: (run) => (
        <span className="text-muted">
          {run.caller.name ?? run.caller.kind} · {run.door}
        </span>
      ),
      className: 'max-lg:hidden',
    },
    {
      title: 'Started',
      sort: sortOf(sort, onSort, 'oldest', 'newest'),
      cell: (run) => (
        <span className="whitespace-nowrap text-muted">
          <Ago at={run.startedAt} />
        </span>
      ),
    },
    {
      title: 'Took',
      sort: sortOf(sort, onSort, 'shortest', 'longest'),
      cell: (run) => (
        <span
          className="mono whitespace-nowrap text-muted"
          title={run.aheadMs > 0 ? `Its own clock was set on by ${spanText(run.aheadMs)}` : undefined}
        >
          {run.durationMs === null ? '–' : durationText(run.durationMs)}
          {run.aheadMs > 0 && <span className="text-faint"> +{spanText(run.aheadMs)}</span>}
        </span>
      ),
      className: 'text-right max-sm:hidden',
    },
  ];
}

function sortOf(now: RunSort, onSort: Parts['onSort'], up: RunSort, down: RunSort): ColumnSort {
  return {
    now: now === up ? 'ascending' : now === down ? 'descending' : 'none',
    onSort: () => onSort(now === down ? up : down),
  };
}
