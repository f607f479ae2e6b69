import Link from 'next/link';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { toneOf } from '../run/status-badge.tsx';
import { Badge, Dot } from '../ui/badge.tsx';
import type { Column } from '../ui/table.tsx';
import { Ago } from '../ui/time.tsx';
import type { WorkflowSort } from './workflow-view.ts';

type Parts = { org: string; sort: WorkflowSort; onSort: (sort: WorkflowSort) => void };

/** What the list of workflows shows, and by which columns it is sorted. */
export function workflowColumns({ org, sort, onSort }: Parts): Column<WorkflowSummary>[] {
  const by = (wanted: WorkflowSort, way: 'ascending' | 'descending') => ({
    now: sort === wanted ? way : ('none' as const),
    onSort: () => onSort(wanted),
  });
  return [
    {
      title: 'Name',
      sort: by('name', 'ascending'),
      cell: ({ slug, name, description }) => (
        <span className="flex min-w-0 flex-col">
          <Link href={`/${org}/workflows/${slug}`} className="font-medium hover:underline">
            {name}
          </Link>
          <span className="line-clamp-1 max-w-[52ch] text-muted text-sm">{description}</span>
        </span>
      ),
    },
    {
      title: 'State',
      cell: ({ published, changed }) =>
        published === null ? (
          <Badge>draft</Badge>
        ) : (
          <Badge tone="ok">
            v{published} live{changed && ', draft differs'}
          </Badge>
        ),
      className: 'max-sm:hidden',
    },
    {
      title: 'Runs today',
      sort: by('runs', 'descending'),
      cell: ({ runs24h }) => <span className="mono text-muted">{runs24h.total}</span>,
      className: 'text-right max-md:hidden',
    },
    {
      title: 'Failed',
      sort: by('failures', 'descending'),
      cell: ({ runs24h: { failed } }) => (
        <span className={failed > 0 ? 'mono text-error' : 'mono text-muted'}>{failed}</span>
      ),
      className: 'text-right max-md:hidden',
    },
    {
      title: 'Last run',
      cell: ({ lastRun }) =>
        lastRun === null ? (
          <span className="text-muted">never ran</span>
        ) : (
          <span className="flex items-center gap-2 whitespace-nowrap text-muted">
            <Dot tone={toneOf(lastRun.status)} />
            {lastRun.status} <Ago at={lastRun.startedAt} />
          </span>
        ),
      className: 'max-lg:hidden',
    },
    {
      title: 'Changed',
      sort: by('changed', 'descending'),
      cell: ({ updatedAt }) => (
        <span className="whitespace-nowrap text-muted">
          <Ago at={updatedAt} />
        </span>
      ),
      className: 'max-sm:hidden',
    },
  ];
}
