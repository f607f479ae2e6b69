'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { Trigger } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListError } from '../lists/list-error.tsx';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { TableSkeleton } from '../lists/table-skeleton.tsx';
import { doorText } from '../runs/door-text.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Ago } from '../ui/time.tsx';
import { NextTimes } from './next-times.tsx';
import { TriggerActions } from './trigger-actions.tsx';

/** All that begins runs by itself: schedules with their next times, then webhooks, forms, events and errors. */
export function TriggerList() {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const query = useQuery(api.triggers.list.queryOptions({}, { refetchInterval: 10_000 }));
  const all = query.data ?? [];
  const schedules = all.filter(({ kind }) => kind === 'schedule');
  const others = all.filter(({ kind }) => kind !== 'schedule');
  return (
    <Page
      title={t('triggers.triggers')}
      about={t('triggers.whatBeginsRunsOfPublishedWorkflows')}
      action={<ListSearch count={all.length} label={t('triggers.searchTriggers')} />}
    >
      {query.isError && <ListError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <TableSkeleton rows={6} />}
      {query.isSuccess && all.length === 0 && (
        <Empty
          title={t('triggers.nothingBeginsByItselfYet')}
          action={
            <Button onClick={() => router.push(`/${organization.slug}/workflows`)}>
              {t('triggers.openAWorkflow')}
            </Button>
          }
        >
          {t('triggers.addAScheduleWebhookEventForm')}
        </Empty>
      )}
      {schedules.length > 0 && (
        <section className="flex flex-col gap-3" aria-labelledby="schedules">
          <h2 id="schedules" className="font-semibold text-lg">
            {t('triggers.schedules')}
          </h2>
          <ListTable
            label={t('triggers.schedules')}
            columns={scheduleColumns(t, organization.slug)}
            rows={schedules}
            keyOf={({ id }) => id}
            textOf={textOf}
          />
        </section>
      )}
      {others.length > 0 && (
        <section className="flex flex-col gap-3" aria-labelledby="others">
          <h2 id="others" className="font-semibold text-lg">
            {t('triggers.webhooksFormsEventsAndErrors')}
          </h2>
          <ListTable
            label={t('triggers.otherTriggers')}
            columns={otherColumns(t, organization.slug)}
            rows={others}
            keyOf={({ id }) => id}
            textOf={textOf}
          />
        </section>
      )}
    </Page>
  );
}

function textOf({ workflow, node, kind, about, url }: Trigger): string {
  return [workflow.name, workflow.slug, node, kind, about, url ?? ''].join(' ');
}

function workflowColumn(t: Words, org: string): DataColumn<Trigger> {
  return {
    id: 'workflow',
    title: t('common.workflow'),
    by: ({ workflow }) => workflow.name,
    cell: ({ workflow, node }) => (
      <span className="flex flex-col">
        <Link href={`/${org}/workflows/${workflow.slug}`} className="font-medium hover:underline">
          {workflow.name}
        </Link>
        <span className="mono text-muted text-sm">{node}</span>
      </span>
    ),
  };
}

function actionsColumn(t: Words, org: string): DataColumn<Trigger> {
  return {
    id: 'actions',
    title: t('common.actions'),
    cell: (trigger) => <TriggerActions trigger={trigger} org={org} />,
    className: 'text-end',
  };
}

function scheduleColumns(t: Words, org: string): DataColumn<Trigger>[] {
  return [
    workflowColumn(t, org),
    {
      id: 'when',
      title: t('triggers.when'),
      cell: (trigger) => (
        <>
          {trigger.about}
          <span className="block text-sm sm:hidden">
            <NextTimes times={trigger.next} isPaused={trigger.isPaused} />
          </span>
        </>
      ),
    },
    {
      id: 'next',
      title: t('triggers.next'),
      by: ({ next, isPaused }) => (isPaused ? null : (next[0] ?? null)),
      cell: (trigger) => <NextTimes times={trigger.next} isPaused={trigger.isPaused} />,
      className: 'max-sm:hidden',
    },
    {
      id: 'last',
      title: t('triggers.lastRun'),
      by: ({ lastAt }) => lastAt,
      cell: ({ lastAt, lastRunId }) =>
        lastAt === null || lastRunId === null ? (
          <span className="text-muted">{t('triggers.notYet')}</span>
        ) : (
          <Link href={`/${org}/runs/${lastRunId}`} className="text-muted hover:underline">
            <Ago at={lastAt} />
          </Link>
        ),
      className: 'max-md:hidden',
    },
    actionsColumn(t, org),
  ];
}

function otherColumns(t: Words, org: string): DataColumn<Trigger>[] {
  return [
    workflowColumn(t, org),
    {
      id: 'kind',
      title: t('triggers.kind'),
      by: ({ kind }) => kind,
      cell: ({ kind }) => <span className="capitalize">{doorText(t, kind)}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'where',
      title: t('triggers.where'),
      cell: ({ url, about }) => (
        <span className="flex min-w-0 flex-col">
          {url !== null && (
            <span className="flex items-center gap-1">
              <span
                className="mono max-w-96 truncate max-sm:max-w-none max-sm:whitespace-normal max-sm:break-all"
                title={url}
              >
                {url}
              </span>
              <CopyButton text={url} label={t('triggers.copyTheAddress')} />
            </span>
          )}
          <span className={url === null ? '' : 'text-muted text-sm'}>{about}</span>
        </span>
      ),
    },
    actionsColumn(t, org),
  ];
}
