'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { ListError } from '../lists/list-error.tsx';
import { useAddress } from '../lists/use-address.ts';
import { runsQuery } from '../runs/run-address.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useNow } from '../ui/time.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { OverviewCharts } from './overview-charts.tsx';
import { Rankings } from './rankings.tsx';
import { spanNameOf, spanUpTo } from './span.ts';
import { SpanBar } from './span-bar.tsx';

type Props = {
  title: string;
  about: ReactNode;
  /** The id of the one workflow that is meant. */
  workflow?: string;
  action?: ReactNode;
  /** What leads on where nothing ran yet. */
  nothing: ReactNode;
};

/** How runs went: numbers, charts over time and what to look at first, each leading to its runs. */
export function FiguresPage({ title, about, workflow, action, nothing }: Props) {
  const t = useWords();
  const api = useApi();
  const { organization } = useHere();
  const address = useAddress();
  const now = useNow(60_000);
  const name = spanNameOf(address.query.get('span'));
  const drafts = address.query.get('drafts') === 'true';
  const { from, to, bucketMs } = spanUpTo(name, now);
  const times = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const figures = useQuery(
    api.runs.figures.queryOptions(
      { ...times, bucketMs, drafts, ...(workflow !== undefined && { workflow }) },
      { enabled: now !== 0, placeholderData: keepPreviousData, refetchInterval: 60_000 },
    ),
  );
  const runsPath = `/${organization.slug}/runs`;
  const common = { ...(workflow !== undefined && { workflow }), ...(!drafts && { made: 'published' }) };
  const link = (more: Parameters<typeof runsQuery>[0]) => `${runsPath}?${runsQuery({ ...common, ...times, ...more })}`;
  const { data } = figures;
  const isEmpty = data !== undefined && data.workflows.length === 0;
  return (
    <Page
      title={title}
      about={about}
      action={
        <>
          <SpanBar span={name} drafts={drafts} address={address} />
          {action}
        </>
      }
    >
      {figures.isError && <ListError error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && !figures.isError && <FiguresSkeleton />}
      {isEmpty && (
        <Empty title={t('overview.nothingRanInThisSpan')} action={nothing}>
          {drafts ? t('overview.lookBackOverALongerSpan') : t('overview.lookBackOverALongerSpanOr')}
        </Empty>
      )}
      {data !== undefined && !isEmpty && (
        <>
          <FigureTiles
            total={data.total}
            links={{
              all: link({}),
              failed: link({ status: 'failed' }),
              slow: link({ sort: 'longest' }),
              open: link({ status: 'queued,running,waiting' }),
            }}
          />
          <OverviewCharts figures={data} bucketMs={bucketMs} runsPath={runsPath} common={common} />
          <Rankings figures={data} workflow={workflow} runsPath={runsPath} common={{ ...common, ...times }} />
        </>
      )}
    </Page>
  );
}

function FiguresSkeleton() {
  const t = useWords();
  return (
    <div role="status" aria-label={t('overview.loading')} className="flex flex-col gap-6">
      <Skeleton className="h-[86px] !rounded-node" />
      <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
        {[1, 2, 3, 4].map((key) => (
          <Skeleton key={key} className="h-[280px] !rounded-node" />
        ))}
      </div>
    </div>
  );
}
