'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { Trigger } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListError } from '../lists/list-error.tsx';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { TableSkeleton } from '../lists/table-skeleton.tsx';
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
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const query = useQuery(api.triggers.list.queryOptions({}, { refetchInterval: 10_000 }));
  const all = query.data ?? [];
  const schedules = all.filter(({ kind }) => kind === 'schedule');
  const others = all.filter(({ kind }) => kind !== 'schedule');
  return (
    <Page
      title="Triggers"
      about="What begins runs of published workflows by itself."
      action={<ListSearch count={all.length} label="Search triggers" />}
    >
      {query.isError && <ListError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <TableSkeleton rows={6} />}
      {query.isSuccess && all.length === 0 && (
        <Empty
          title="Nothing begins by itself yet"
          action={<Button onClick={() => router.push(`/${organization.slug}/workflows`)}>Open a workflow</Button>}
        >
          Add a Schedule, Webhook, Event, Form or Error node to a workflow and publish it.
        </Empty>
      )}
      {schedules.length > 0 && (
        <section className="flex flex-col gap-3" aria-labelledby="schedules">
          <h2 id="schedules" className="font-semibold text-lg">
            Schedules
          </h2>
          <ListTable
            label="Schedules"
            columns={scheduleColumns(organization.slug)}
            rows={schedules}
            keyOf={({ id }) => id}
            textOf={textOf}
          />
        </section>
      )}
      {others.length > 0 && (
        <section className="flex flex-col gap-3" aria-labelledby="others">
          <h2 id="others" className="font-semibold text-lg">
            Webhooks, forms, events and errors
          </h2>
          <ListTable
            label="Other triggers"
            columns={otherColumns(organization.slug)}
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

function workflowColumn(org: string): DataColumn<Trigger> {
  return {
    id: 'workflow',
    title: 'Workflow',
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

function actionsColumn(org: string): DataColumn<Trigger> {
  return {
    id: 'actions',
    title: 'Actions',
    cell: (trigger) => <TriggerActions trigger={trigger} org={org} />,
    className: 'text-right',
  };
}

function scheduleColumns(org: string): DataColumn<Trigger>[] {
  return [
    workflowColumn(org),
    {
      id: 'when',
      title: 'When',
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
      title: 'Next',
      by: ({ next, isPaused }) => (isPaused ? null : (next[0] ?? null)),
      cell: (trigger) => <NextTimes times={trigger.next} isPaused={trigger.isPaused} />,
      className: 'max-sm:hidden',
    },
    {
      id: 'last',
      title: 'Last run',
      by: ({ lastAt }) => lastAt,
      cell: ({ lastAt, lastRunId }) =>
        lastAt === null || lastRunId === null ? (
          <span className="text-muted">Not yet</span>
        ) : (
          <Link href={`/${org}/runs/${lastRunId}`} className="text-muted hover:underline">
            <Ago at={lastAt} />
          </Link>
        ),
      className: 'max-md:hidden',
    },
    actionsColumn(org),
  ];
}

function otherColumns(org: string): DataColumn<Trigger>[] {
  return [
    workflowColumn(org),
    {
      id: 'kind',
      title: 'Kind',
      by: ({ kind }) => kind,
      cell: ({ kind }) => <span className="capitalize">{kind}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'where',
      title: 'Where',
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
              <CopyButton text={url} label="Copy the address" />
            </span>
          )}
          <span className={url === null ? '' : 'text-muted text-sm'}>{about}</span>
        </span>
      ),
    },
    actionsColumn(org),
  ];
}
