'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { runStatuses } from '#engine/run/event.ts';
import type { RunSummary } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { StatusBadge } from '../run/status-badge.tsx';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Ago } from '../ui/time.tsx';
import { durationText, shortId, spanText } from '../ui/words.ts';
import { OutdatedRuns } from './outdated-runs.tsx';

/** Runs of the organization, newest first; renewed every few seconds. */
export function RunList() {
  const api = useApi();
  const router = useRouter();
  const query = useSearchParams();
  const { organization } = useHere();
  const workflow = query.get('workflow') ?? '';
  const status = runStatuses.find((name) => name === query.get('status'));
  const list = useInfiniteQuery(
    api.runs.list.infiniteQueryOptions(
      { ...(workflow !== '' && { workflow }), ...(status && { status }) },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        refetchInterval: 4000,
        placeholderData: (before) => before,
      },
    ),
  );
  const workflows = useQuery(api.workflows.list.queryOptions({}));
  const runs = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(name);
    else next.set(name, value);
    router.replace(`?${next}`, { scroll: false });
  };
  const open = (run: RunSummary) => router.push(`/${organization.slug}/runs/${run.id}`);
  return (
    <Page
      title="Runs"
      about="Each run is a log. Open one to walk through it."
      action={
        <>
          <Button icon={<FileUp className="size-4" />} onClick={() => router.push(`/${organization.slug}/runs/file`)}>
            Open a file
          </Button>
          <Select
            label="Workflow"
            className="!w-52"
            value={workflow}
            onChange={(value) => filter('workflow', value)}
            choices={[
              { value: '', label: 'All workflows' },
              ...(workflows.data?.items ?? []).map((item) => ({ value: item.id, label: item.name })),
            ]}
          />
          <Select
            label="Status"
            className="!w-40"
            value={status ?? ''}
            onChange={(value) => filter('status', value)}
            choices={[{ value: '', label: 'Any status' }, ...runStatuses.map((name) => ({ value: name, label: name }))]}
          />
        </>
      }
    >
      {list.isError && (
        <p role="alert" className="text-error">
          {problemOf(list.error).detail}
        </p>
      )}
      {workflow !== '' && <OutdatedRuns workflow={workflow} />}
      {list.isPending && <Skeleton className="h-72 !rounded-node" />}
      {list.isSuccess && runs.length === 0 && (
        <Empty
          title="No runs here"
          action={<Button onClick={() => router.push(`/${organization.slug}/workflows`)}>Open a workflow</Button>}
        >
          {workflow !== '' || status
            ? 'Nothing fits these filters.'
            : 'Run a draft in the editor, or call a published workflow.'}
        </Empty>
      )}
      {runs.length > 0 && (
        <Table label="Runs" columns={columnsFor(organization.slug)} rows={runs} keyOf={(run) => run.id} onOpen={open} />
      )}
      {list.hasNextPage && (
        <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Page>
  );
}

function columnsFor(org: string): Column<RunSummary>[] {
  return [
    { title: 'Status', cell: (run) => <StatusBadge status={run.status} />, className: 'w-32' },
    {
      title: 'Workflow',
      cell: (run) => (
        <Link href={`/${org}/runs/${run.id}`} className="font-medium hover:underline">
          {run.workflow.name}
        </Link>
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
      cell: (run) => (
        <span className="text-muted">
          <Ago at={run.startedAt} />
        </span>
      ),
    },
    {
      title: 'Took',
      cell: (run) => (
        <span className="mono text-muted" title={run.aheadMs > 0 ? aheadTitle(run.aheadMs) : undefined}>
          {run.durationMs === null ? '–' : durationText(run.durationMs)}
          {run.aheadMs > 0 && <span className="text-faint"> +{spanText(run.aheadMs)}</span>}
        </span>
      ),
      className: 'text-right max-sm:hidden',
    },
  ];
}

function aheadTitle(ms: number): string {
  return `Its own clock was set on by ${spanText(ms)}`;
}
