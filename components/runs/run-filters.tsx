import { useQuery } from '@tanstack/react-query';
import { runStatuses } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { SearchText } from '../lists/search-text.tsx';
import type { Address } from '../lists/use-address.ts';
import { toneOf } from '../run/status-badge.tsx';
import { statusWords } from '../run/status-words.ts';
import { Dot } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { MultiSelect } from '../ui/multi-select.tsx';
import { Select } from '../ui/select.tsx';
import { doors } from './door-text.ts';
import { type RunAddress, spans } from './run-address.ts';
import { TimeBetween } from './time-between.tsx';

/** The filters of the list of runs; each change stands in the address at once. */
export function RunFilters({ address, shown }: { address: Address; shown: RunAddress }) {
  const t = useWords();
  const api = useApi();
  const workflows = useQuery(api.workflows.list.queryOptions({ limit: 200 }));
  const items = workflows.data?.items ?? [];
  const chosen = items.find(({ id, slug }) => id === shown.workflow || slug === shown.workflow)?.id ?? shown.workflow;
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchText
        text={shown.text}
        onText={(text) => address.set({ text })}
        label={t('runs.searchRunsByIdErrorCode')}
        placeholder={t('runs.idErrorCodeOrFailedNode')}
      />
      <Select
        label={t('common.workflow')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-44 sm:max-w-64"
        value={chosen}
        onChange={(workflow) => address.set({ workflow })}
        choices={[
          { value: '', label: t('runs.allWorkflows') },
          ...items.map((item) => ({ value: item.id, label: item.name })),
        ]}
      />
      <MultiSelect
        label={t('runs.status')}
        none={t('runs.anyStatus')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-36 sm:max-w-64"
        values={shown.statuses}
        onChange={(statuses) => address.set({ status: statuses.join(',') })}
        choices={runStatuses.map((name) => ({
          value: name,
          label: t(statusWords[name]),
          mark: <Dot tone={toneOf(name)} />,
        }))}
      />
      <Select
        label={t('runs.time')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-36 sm:max-w-64"
        value={shown.span}
        onChange={(span) => address.set({ span, from: '', to: '' })}
        choices={[
          { value: '', label: t('runs.anyTime') },
          ...Object.entries(spans).map(([value, { title }]) => ({ value, label: t(title) })),
          { value: 'between', label: t('runs.between') },
        ]}
      />
      <Select
        label={t('runs.draftOrPublished')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-44 sm:max-w-64"
        value={shown.made}
        onChange={(made) => address.set({ made })}
        choices={[
          { value: '', label: t('runs.draftsAndVersions') },
          { value: 'published', label: t('runs.publishedVersions') },
          { value: 'draft', label: t('runs.drafts') },
        ]}
      />
      <Select
        label={t('runs.calledBy')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-32 sm:max-w-64"
        value={shown.door}
        onChange={(door) => address.set({ door })}
        choices={[
          { value: '', label: t('runs.anyDoor') },
          ...[...doors].map(([value, key]) => ({ value, label: t(key) })),
        ]}
      />
      {shown.span === 'between' && (
        <TimeBetween
          from={shown.from}
          to={shown.to}
          onChange={(from, to) => address.set({ from, to, span: 'between' })}
        />
      )}
      {/* Not without a query: that would open the view that opens by itself. */}
      {shown.isFiltered && (
        <Button tone="ghost" onClick={() => address.replace(`sort=${shown.sort}`)}>
          {t('runs.clearFilters')}
        </Button>
      )}
    </search>
  );
}
