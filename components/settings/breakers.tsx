'use client';
import { useQuery } from '@tanstack/react-query';
import type { BreakerView } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListTable } from '../lists/list-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { Ago, useNow } from '../ui/time.tsx';
import { inTrouble } from './in-trouble.ts';

const states = {
  closed: { tone: 'waiting', word: 'settings.failing' },
  open: { tone: 'error', word: 'settings.leftAlone' },
  half_open: { tone: 'running', word: 'settings.beingTried' },
} as const;

/** Hosts that have failed lately; nothing while all are well. */
export function Breakers() {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.breakers.list.queryOptions(undefined, { refetchInterval: 5_000 }));
  const breakers = inTrouble(query.data ?? [], useNow(30_000));
  if (breakers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{t('settings.hostsInTrouble')}</h3>
      <p className="text-muted text-sm">{t('settings.afterFiveFailuresAHost')}</p>
      <ListTable
        label={t('settings.hostsInTrouble')}
        columns={columnsOf(t)}
        rows={breakers}
        keyOf={(breaker) => `${breaker.host} ${breaker.connection}`}
      />
    </div>
  );
}

const columnsOf = (t: Words): DataColumn<BreakerView>[] => [
  {
    id: 'state',
    title: t('settings.state'),
    cell: ({ state }) => <Badge tone={states[state].tone}>{t(states[state].word)}</Badge>,
    className: 'w-32',
  },
  {
    id: 'host',
    title: t('settings.host'),
    cell: ({ host, lastError }) => (
      <span className="flex min-w-0 flex-col">
        <span className="mono break-all font-medium">{host}</span>
        <span className="break-words text-muted text-sm">{lastError}</span>
      </span>
    ),
  },
  {
    id: 'connection',
    title: t('settings.connection'),
    cell: ({ connection }) => <span className="mono break-all text-muted">{connection || '–'}</span>,
    className: 'max-sm:hidden',
  },
  {
    id: 'failures',
    title: t('settings.failures'),
    cell: ({ failures }) => <span className="mono">{failures}</span>,
    className: 'text-end',
  },
  {
    id: 'changed',
    title: t('settings.changed'),
    cell: ({ changedAt }) => (
      <span className="whitespace-nowrap text-muted">
        <Ago at={changedAt} />
      </span>
    ),
    className: 'max-sm:hidden',
  },
];
