'use client';
import { useQuery } from '@tanstack/react-query';
import type { BreakerView } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import { Badge } from '../ui/badge.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Ago } from '../ui/time.tsx';

const states = {
  closed: { tone: 'waiting', word: 'failing' },
  open: { tone: 'error', word: 'left alone' },
  half_open: { tone: 'running', word: 'being tried' },
} as const;

/** Hosts that have failed lately; nothing while all are well. */
export function Breakers() {
  const api = useApi();
  const query = useQuery(api.breakers.list.queryOptions(undefined, { refetchInterval: 5_000 }));
  if (query.data === undefined || query.data.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">Hosts in trouble</h3>
      <p className="text-muted text-sm">
        After five failures a host is left alone for half a minute; then three calls must succeed.
      </p>
      <Table
        label="Hosts in trouble"
        columns={columns}
        rows={query.data}
        keyOf={(breaker) => `${breaker.host} ${breaker.connection}`}
      />
    </div>
  );
}

const columns: Column<BreakerView>[] = [
  {
    title: 'State',
    cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>,
    className: 'w-32',
  },
  { title: 'Host', cell: ({ host }) => <span className="mono font-medium">{host}</span> },
  { title: 'Connection', cell: ({ connection }) => <span className="mono text-muted">{connection || '–'}</span> },
  { title: 'Failures', cell: ({ failures }) => <span className="mono">{failures}</span>, className: 'text-right' },
  {
    title: 'Last failure',
    cell: ({ lastError }) => <span className="block max-w-80 truncate text-muted">{lastError}</span>,
    className: 'max-md:hidden',
  },
  {
    title: 'Changed',
    cell: ({ changedAt }) => (
      <span className="text-muted">
        <Ago at={changedAt} />
      </span>
    ),
    className: 'max-sm:hidden',
  },
];
