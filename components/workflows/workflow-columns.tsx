import Link from 'next/link';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import type { Words } from '#words/words.ts';
import type { DataColumn } from '../lists/data-columns.ts';
import { toneOf } from '../run/status-badge.tsx';
import { statusWords } from '../run/status-words.ts';
import { Badge, Dot } from '../ui/badge.tsx';
import { Ago } from '../ui/time.tsx';

/** What the list of workflows shows; the ids of those that sort are orders of it. */
export function workflowColumns(t: Words, org: string): DataColumn<WorkflowSummary>[] {
  return [
    {
      id: 'name',
      stays: true,
      title: t('common.name'),
      by: ({ name }) => name,
      cell: ({ slug, name, description }) => (
        <span className="flex max-w-[52ch] flex-col">
          <Link href={`/${org}/workflows/${slug}`} title={name} className="truncate font-medium hover:underline">
            <bdi>{name}</bdi>
          </Link>
          <span className="truncate text-muted text-sm">
            <bdi>{description}</bdi>
          </span>
        </span>
      ),
      className: 'w-full max-w-0',
    },
    {
      id: 'state',
      title: t('workflows.state'),
      cell: ({ published, changed }) =>
        published === null ? (
          <Badge>{t('workflows.draft')}</Badge>
        ) : (
          <Badge tone="ok">
            {t('workflows.versionLive', { published: String(published) })}
            {changed && t('workflows.draftDiffers')}
          </Badge>
        ),
      className: 'max-sm:hidden',
    },
    {
      id: 'runs',
      title: t('workflows.columnRunsToday'),
      by: ({ runs24h }) => runs24h.total,
      isDownFirst: true,
      cell: ({ runs24h }) => <span className="mono text-muted">{runs24h.total}</span>,
      className: 'text-end max-md:hidden',
    },
    {
      id: 'failures',
      title: t('workflows.failed'),
      by: ({ runs24h }) => runs24h.failed,
      isDownFirst: true,
      cell: ({ runs24h: { failed } }) => (
        <span className={failed > 0 ? 'mono text-error' : 'mono text-muted'}>{failed}</span>
      ),
      className: 'text-end max-md:hidden',
    },
    {
      id: 'last',
      title: t('workflows.lastRun'),
      cell: ({ lastRun }) =>
        lastRun === null ? (
          <span className="whitespace-nowrap text-muted">{t('workflows.neverRan')}</span>
        ) : (
          <span className="flex items-center gap-2 whitespace-nowrap text-muted">
            <Dot tone={toneOf(lastRun.status)} />
            {t(statusWords[lastRun.status])} <Ago at={lastRun.startedAt} />
          </span>
        ),
      className: 'max-lg:hidden',
    },
    {
      id: 'changed',
      title: t('workflows.changed'),
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
