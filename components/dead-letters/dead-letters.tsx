'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DeadLetterItem } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import { chosenOf } from '../lists/data-columns.ts';
import { DataTable } from '../lists/data-table.tsx';
import { ListError } from '../lists/list-error.tsx';
import { ListSearch } from '../lists/list-table.tsx';
import { TableSkeleton } from '../lists/table-skeleton.tsx';
import { useDataTable } from '../lists/use-data-table.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Empty } from '../ui/empty.tsx';
import { Select } from '../ui/select.tsx';
import { letterColumns } from './letter-columns.tsx';
import { type RetryVersion, useSettle } from './use-settle.ts';

const versions: { value: string; label: WordKey }[] = [
  { value: 'same', label: 'deadLetters.onTheVersionItFailedOn' },
  { value: 'live', label: 'deadLetters.onTheLiveVersion' },
];

const about: Record<RetryVersion, WordKey> = {
  same: 'deadLetters.whatCompletedKeepsItsResultWhat',
  live: 'deadLetters.whatCompletedKeepsItsResultUnless',
};

/** Failures that nobody was there to see, to be retried or put aside: one, those chosen, or all. */
export function DeadLetters() {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const query = useQuery(api.deadLetters.list.queryOptions(undefined, { refetchInterval: 10_000 }));
  const [version, setVersion] = useState<RetryVersion>('same');
  const [isRetryingAll, setRetryingAll] = useState(false);
  const [discarding, setDiscarding] = useState<readonly DeadLetterItem[] | null>(null);
  const { progress, retry, discard } = useSettle();
  const all = query.data ?? [];
  const mayAct = organization.role !== 'viewer';
  const actions = {
    onRetry: (letter: DeadLetterItem) => void retry([letter], version),
    onDiscard: (letter: DeadLetterItem) => void discard([letter]),
    isBusy: progress !== null,
  };
  const table = useDataTable({
    columns: letterColumns(t, { org: organization.slug, actions: mayAct ? actions : null }),
    rows: all,
    keyOf: ({ id }) => id,
    textOf,
  });
  // What a search hides is not meant by "all" either.
  const letters = table.getRowModel().rows.map(({ original }) => original);
  const chosen = chosenOf(table);
  const meant = chosen.length > 0 ? chosen : letters;
  return (
    <Page
      title={t('deadLetters.deadLetters')}
      about={t('deadLetters.whatFailedWhileNobodyWasWaiting')}
      action={<ListSearch count={all.length} label={t('deadLetters.searchDeadLetters')} />}
    >
      {query.isError && <ListError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <TableSkeleton rows={5} />}
      {query.isSuccess && all.length === 0 && (
        <Empty
          title={t('deadLetters.nothingWasLost')}
          action={
            <Button onClick={() => router.push(`/${organization.slug}/triggers`)}>
              {t('deadLetters.seeTheTriggers')}
            </Button>
          }
        >
          {t('deadLetters.aRunThatAWebhookSchedule')}
        </Empty>
      )}
      {letters.length > 0 && mayAct && (
        <section aria-label={t('common.retry')} className="flex flex-wrap items-center gap-3">
          <Select
            label={t('deadLetters.onWhichVersion')}
            className="!w-60"
            value={version}
            onChange={(value) => setVersion(value === 'live' ? 'live' : 'same')}
            choices={versions.map(({ value, label }) => ({ value, label: t(label) }))}
          />
          <p className="min-w-0 flex-1 basis-72 text-muted text-sm" aria-live="polite">
            {progress === null
              ? t(about[version])
              : t('deadLetters.doingDoneOf', { verb: progress.verb, done: progress.done + 1, of: progress.of })}
          </p>
          <Button disabled={progress !== null} onClick={() => setDiscarding(meant)}>
            {t('deadLetters.discardWhich', { count: chosen.length })}
          </Button>
          <Button
            tone="primary"
            busy={progress !== null}
            onClick={() => (chosen.length > 0 ? void retry(chosen, version) : setRetryingAll(true))}
          >
            {t('deadLetters.retryWhich', { count: chosen.length })}
          </Button>
        </section>
      )}
      {all.length > 0 && (
        <DataTable
          label={t('deadLetters.deadLetters')}
          table={table}
          nameOf={mayAct ? ({ workflow, problem }) => `${workflow.name}: ${problem}` : undefined}
          onOpen={({ runId }) => router.push(`/${organization.slug}/runs/${runId}`)}
        />
      )}
      {isRetryingAll && (
        <Confirm
          open
          title={t('deadLetters.retryLetters', { count: letters.length })}
          about={t(about[version])}
          verb={t('common.retry')}
          keep={t('common.cancel')}
          tone="primary"
          busy={false}
          onKeep={() => setRetryingAll(false)}
          onConfirm={() => {
            setRetryingAll(false);
            void retry(letters, version);
          }}
        />
      )}
      {discarding !== null && (
        <Confirm
          open
          title={t('deadLetters.discardLetters', { count: discarding.length })}
          about={t('deadLetters.theyLeaveThisList')}
          verb={t('deadLetters.discard')}
          busy={false}
          onKeep={() => setDiscarding(null)}
          onConfirm={() => {
            void discard(discarding);
            setDiscarding(null);
          }}
        />
      )}
    </Page>
  );
}

function textOf({ workflow, problem, node, from }: DeadLetterItem): string {
  return `${workflow.name} ${problem} ${node ?? ''} ${from}`;
}
