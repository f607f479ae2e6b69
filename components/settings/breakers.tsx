'use client';
import { useQuery } from '@tanstack/react-query';
import type { BreakerView } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListTable } from '../lists/list-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { Ago, useNow } from '../ui/time.tsx';
import { inTrouble } from './in-trouble.ts';

const states = {
  closed: { tone: 'waiting', word: 'failing' },
  open: { tone: 'error', word: 'left alone' },
  half_open: { tone: 'running', word: 'being tried' },
} as const;

/** Hosts that have failed lately; nothing while all are well. */
export function Breakers() {
  const api = useApi();
  const query = useQuery(api.breakers.list.queryOptions(undefined, { refetchInterval: 5_000 }));
  const breakers = inTrouble(query.data ?? [], useNow(30_000));
  if (breakers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">Hosts in trouble</h3>
      <p className="text-muted text-sm">
        After five failures a host is left alone for half a minute; then three calls must succeed.
      </p>
      <ListTable
        label="Hosts in trouble"
        columns={columns}
        rows={breakers}
        keyOf={(breaker) => `${breaker.host} ${breaker.connection}`}
      />
    </div>
  );
}

const columns: DataColumn<BreakerView>[] = [
  {
    id: 'state',
    title: 'State',
    cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>,
    className: 'w-32',
  },
  {
    id: 'host',
    title: 'Host',
    cell: ({ host, lastError }) => (
      <span className="flex min-w-0 flex-col">
        <span className="mono break-all font-medium">{host}</span>
        <span className="break-words text-muted text-sm">{lastError}</span>
      </span>
    ),
  },
  {
    id: 'connection',
    title: 'Connection',
    cell: ({ connection }) => <span className="mono break-all text-muted">{connection || '–'}</span>,
    className: 'max-sm:hidden',
  },
  {
    id: 'failures',
    title: 'Failures',
    cell: ({ failures }) => <span className="mono">{failures}</span>,
    className: 'text-right',
  },
  {
    id: 'changed',
    title: 'Changed',
    cell: ({ changedAt }) => (
      <span className="whitespace-nowrap text-muted">
        <Ago at={changedAt} />
      </span>
    ),
    className: 'max-sm:hidden',
  },
];
