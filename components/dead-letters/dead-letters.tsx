'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DeadLetterItem } from '#server/trpc/views.ts';
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
import { countText } from '../ui/words.ts';
import { letterColumns } from './letter-columns.tsx';
import { type RetryVersion, useSettle } from './use-settle.ts';

const versions = [
  { value: 'same', label: 'On the version it failed on' },
  { value: 'live', label: 'On the live version' },
];

const about = {
  same: 'What completed keeps its result. What failed, and all behind it, runs again in a new run on the same version.',
  live: 'What completed keeps its result unless it was changed since. The rest runs in a new run on the live version.',
};

/** Failures that nobody was there to see, to be retried or put aside: one, those chosen, or all. */
export function DeadLetters() {
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
    columns: letterColumns({ org: organization.slug, actions: mayAct ? actions : null }),
    rows: all,
    keyOf: ({ id }) => id,
    textOf,
  });
  // What a search hides is not meant by "all" either.
  const letters = table.getRowModel().rows.map(({ original }) => original);
  const chosen = chosenOf(table);
  const meant = chosen.length > 0 ? chosen : letters;
  const which = chosen.length > 0 ? `${chosen.length} chosen` : 'all';
  return (
    <Page
      title="Dead letters"
      about="What failed while nobody was waiting: runs that triggers began, and outcomes that nobody took."
      action={<ListSearch count={all.length} label="Search dead letters" />}
    >
      {query.isError && <ListError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <TableSkeleton rows={5} />}
      {query.isSuccess && all.length === 0 && (
        <Empty
          title="Nothing was lost"
          action={<Button onClick={() => router.push(`/${organization.slug}/triggers`)}>See the triggers</Button>}
        >
          A run that a webhook, schedule, form, event or error began comes here when it fails, and so does an outcome
          that its receiver did not take for a day.
        </Empty>
      )}
      {letters.length > 0 && mayAct && (
        <section aria-label="Retry" className="flex flex-wrap items-center gap-3">
          <Select
            label="On which version"
            className="!w-60"
            value={version}
            onChange={(value) => setVersion(value === 'live' ? 'live' : 'same')}
            choices={versions}
          />
          <p className="min-w-0 flex-1 basis-72 text-muted text-sm" aria-live="polite">
            {progress === null ? about[version] : `${progress.verb} ${progress.done + 1} of ${progress.of} …`}
          </p>
          <Button disabled={progress !== null} onClick={() => setDiscarding(meant)}>
            Discard {which}
          </Button>
          <Button
            tone="primary"
            busy={progress !== null}
            onClick={() => (chosen.length > 0 ? void retry(chosen, version) : setRetryingAll(true))}
          >
            Retry {which}
          </Button>
        </section>
      )}
      {all.length > 0 && (
        <DataTable
          label="Dead letters"
          table={table}
          nameOf={mayAct ? ({ workflow, problem }) => `${workflow.name}: ${problem}` : undefined}
          onOpen={({ runId }) => router.push(`/${organization.slug}/runs/${runId}`)}
        />
      )}
      {isRetryingAll && (
        <Confirm
          open
          title={`Retry ${letters.length === 1 ? 'the letter' : `all ${letters.length} letters`}?`}
          about={about[version]}
          verb="Retry"
          keep="Cancel"
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
          title={`Discard ${countText(discarding.length, 'letter')}?`}
          about="They leave this list and are not tried again. The runs and their logs stay."
          verb="Discard"
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
