import Link from 'next/link';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import type { DataColumn } from '../lists/data-columns.ts';
import { toneOf } from '../run/status-badge.tsx';
import { Badge, Dot } from '../ui/badge.tsx';
import { Ago } from '../ui/time.tsx';

/** What the list of workflows shows; the ids of those that sort are orders of it. */
export function workflowColumns(org: string): DataColumn<WorkflowSummary>[] {
  return [
    {
      id: 'name',
      stays: true,
      title: 'Name',
      by: ({ name }) => name,
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
      id: 'state',
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
      id: 'runs',
      title: 'Runs today',
      by: ({ runs24h }) => runs24h.total,
      isDownFirst: true,
      cell: ({ runs24h }) => <span className="mono text-muted">{runs24h.total}</span>,
      className: 'text-right max-md:hidden',
    },
    {
      id: 'failures',
      title: 'Failed',
      by: ({ runs24h }) => runs24h.failed,
      isDownFirst: true,
      cell: ({ runs24h: { failed } }) => (
        <span className={failed > 0 ? 'mono text-error' : 'mono text-muted'}>{failed}</span>
      ),
      className: 'text-right max-md:hidden',
    },
    {
      id: 'last',
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
      id: 'changed',
      title: 'Changed',
      by: ({ updatedAt }) => updatedAt,
      isDownFirst: true,
      cell: ({ updatedAt }) => (
        <span className="whitespace-nowrap text-muted">
          <Ago at={updatedAt} />
        </span>
      ),
      className: 'max-sm:hidden',
    },
  ];
}
