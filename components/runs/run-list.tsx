'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useFormats } from '#components/ui/use-formats.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { ColumnChoice } from '../lists/column-choice.tsx';
import { chosenOf } from '../lists/data-columns.ts';
import { DataTable } from '../lists/data-table.tsx';
import { ListError } from '../lists/list-error.tsx';
import { SavedViews } from '../lists/saved-views.tsx';
import { TableSkeleton } from '../lists/table-skeleton.tsx';
import { useAddress } from '../lists/use-address.ts';
import { useDataTable } from '../lists/use-data-table.ts';
import { statusWords } from '../run/status-words.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { shortId } from '../ui/short-id.ts';
import { useNow } from '../ui/time.tsx';
import { OutdatedRuns } from './outdated-runs.tsx';
import { filterOf, orderOf, readRunAddress, sortOf } from './run-address.ts';
import { RunBulk } from './run-bulk.tsx';
import { runColumns } from './run-columns.tsx';
import { RunFilters } from './run-filters.tsx';

/** Runs of the organization, filtered and sorted as the address says; renewed every few seconds. */
export function RunList() {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const address = useAddress();
  const { organization } = useHere();
  const shown = readRunAddress(address.query);
  // A span is counted from the minute, so that the same question is not a new one each second.
  const now = useNow(60_000);
  const list = useInfiniteQuery(
    api.runs.list.infiniteQueryOptions(
      { ...filterOf(shown, now), limit: 50 },
      {
        enabled: now !== 0,
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        refetchInterval: shown.sort === 'newest' ? 4000 : 30_000,
        placeholderData: (before) => before,
      },
    ),
  );
  const runs = list.data?.pages.flatMap((page) => page.items) ?? [];
  const table = useDataTable({
    columns: runColumns(formats, t, organization.slug),
    rows: runs,
    keyOf: ({ id }) => id,
    order: { ...orderOf(shown.sort), onOrder: (id, desc) => address.set({ sort: sortOf(id, desc) }) },
  });
  const mayAct = organization.role !== 'viewer';
  const to = (path: string) => router.push(`/${organization.slug}/${path}`);
  return (
    <Page
      title={t('runs.runs')}
      about={t('runs.eachRunIsALogOpen')}
      action={
        <>
          <Button icon={<FileUp className="size-4" />} onClick={() => to('runs/file')}>
            {t('runs.openAFile')}
          </Button>
          <ColumnChoice table={table} />
          <SavedViews list="runs" address={address} />
        </>
      }
    >
      <RunFilters address={address} shown={shown} />
      {list.isError && <ListError error={list.error} onRetry={() => void list.refetch()} />}
      {shown.workflow !== '' && !list.isError && <OutdatedRuns workflow={shown.workflow} />}
      {list.isPending && <TableSkeleton rows={10} />}
      {list.isSuccess && runs.length === 0 && (
        <Empty
          title={shown.isFiltered ? t('runs.nothingFitsTheseFilters') : t('runs.noRunsYet')}
          action={
            shown.isFiltered ? (
              <Button onClick={() => address.replace(`sort=${shown.sort}`)}>{t('runs.clearFilters')}</Button>
            ) : (
              <Button onClick={() => to('workflows')}>{t('runs.openAWorkflow')}</Button>
            )
          }
        >
          {shown.isFiltered ? t('runs.thereMayBeRunsThatOther') : t('runs.runADraftInTheEditor')}
        </Empty>
      )}
      <RunBulk runs={chosenOf(table)} onClear={() => table.resetRowSelection(true)} />
      {runs.length > 0 && (
        <DataTable
          label={t('runs.runs')}
          table={table}
          onOpen={({ id }) => to(`runs/${id}`)}
          nameOf={
            mayAct ? (run) => `${run.workflow.name} ${shortId(run.id)}, ${t(statusWords[run.status])}` : undefined
          }
        />
      )}
      {(shown.sort === 'longest' || shown.sort === 'shortest') && runs.length > 0 && (
        <p className="text-center text-muted text-sm">{t('runs.sortedByHowLongTheyTook')}</p>
      )}
      {list.hasNextPage && (
        <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('runs.showMore')}
        </Button>
      )}
    </Page>
  );
}
