import Link from 'next/link';
import type { RunSummary } from '#server/trpc/views.ts';
import type { Words } from '#words/words.ts';
import type { DataColumn } from '../lists/data-columns.ts';
import { StatusBadge } from '../run/status-badge.tsx';
import type { Formats } from '../ui/formats.ts';
import { shortId } from '../ui/short-id.ts';
import { Ago } from '../ui/time.tsx';
import { callerText } from './caller-text.ts';
import { doorText } from './door-text.ts';

/** What the list of runs shows, and by which columns it is sorted. */
export function runColumns(formats: Formats, t: Words, org: string): DataColumn<RunSummary>[] {
  return [
    { id: 'status', title: t('runs.status'), cell: (run) => <StatusBadge status={run.status} />, className: 'w-32' },
    {
      id: 'workflow',
      stays: true,
      title: t('common.workflow'),
      cell: (run) => (
        <span className="flex min-w-0 flex-col">
          <Link
            href={`/${org}/runs/${run.id}`}
            title={run.workflow.name}
            className="truncate font-medium hover:underline"
          >
            <bdi>{run.workflow.name || t('runs.deletedWorkflow')}</bdi>
          </Link>
          {run.status === 'failed' && run.error !== null && (
            <span className="mono truncate text-muted text-sm">
              {run.error.code}
              {run.error.node !== undefined && ` · ${run.error.node}`}
            </span>
          )}
        </span>
      ),
      className: 'w-full max-w-0 max-sm:min-w-40',
    },
    {
      id: 'run',
      title: t('common.run'),
      cell: (run) => <span className="mono text-muted">{shortId(run.id)}</span>,
      className: 'max-md:hidden',
    },
    {
      id: 'version',
      title: t('runs.version'),
      cell: (run) => <span className="text-muted">{run.draft ? t('runs.draft') : `v${run.version ?? '–'}`}</span>,
      className: 'max-md:hidden',
    },
    {
      id: 'caller',
      title: t('runs.calledBy'),
      cell: (run) => (
        <span className="whitespace-nowrap text-muted">
          {callerText(t, run.caller)} · {doorText(t, run.door)}
        </span>
      ),
      className: 'max-lg:hidden',
    },
    {
      id: 'started',
      title: t('runs.started'),
      by: ({ startedAt }) => startedAt,
      isDownFirst: true,
      cell: (run) => (
        <span className="whitespace-nowrap text-muted">
          <Ago at={run.startedAt} />
        </span>
      ),
    },
    {
      id: 'took',
      title: t('runs.took'),
      by: ({ durationMs }) => durationMs,
      isDownFirst: true,
      cell: (run) => (
        <span
          className="mono whitespace-nowrap text-muted"
          title={run.aheadMs > 0 ? t('runs.itsOwnClockWasSet', { duration: formats.span(run.aheadMs) }) : undefined}
        >
          {run.durationMs === null ? '–' : formats.duration(run.durationMs)}
          {run.aheadMs > 0 && <span className="text-faint"> +{formats.span(run.aheadMs)}</span>}
        </span>
      ),
      className: 'text-end max-sm:hidden',
    },
  ];
}
