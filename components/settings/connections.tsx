'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Connection } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { Breakers } from './breakers.tsx';
import { ConnectionDialog } from './connection-dialog.tsx';
import { connectionKinds } from './connection-kinds.ts';
import { DangerButton } from './danger-button.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** Credentials for services: encrypted, bound to hosts, never shown again. */
export function Connections() {
  const t = useWords();
  const api = useApi();
  const [open, setOpen] = useState<Connection | 'new' | null>(null);
  const query = useQuery(api.connections.list.queryOptions());
  const change = useChange(api.connections.pathKey());
  const remove = useMutation(api.connections.remove.mutationOptions(change(t('settings.removed'))));
  const columns: DataColumn<Connection>[] = [
    {
      id: 'name',
      title: t('common.name'),
      by: ({ name }) => name,
      cell: (connection) => <span className="mono font-medium">{connection.name}</span>,
    },
    {
      id: 'kind',
      title: t('settings.kind'),
      by: ({ kind }) => kind,
      cell: (connection) => <span className="text-muted">{kindText(t, connection)}</span>,
    },
    {
      id: 'hosts',
      title: t('settings.goesTo'),
      cell: (connection) => <span className="mono text-muted">{connection.hosts.join(', ') || '–'}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'changed',
      title: t('settings.changed'),
      by: ({ updatedAt }) => updatedAt,
      cell: (connection) => (
        <span className="text-muted">
          <Ago at={connection.updatedAt} />
        </span>
      ),
      className: 'max-md:hidden',
    },
    {
      id: 'actions',
      title: t('common.actions'),
      className: 'text-end',
      cell: (connection) => (
        <span className="flex justify-end gap-2">
          <Button size="small" onClick={() => setOpen(connection)}>
            {t('common.change')}
          </Button>
          <DangerButton
            verb={t('common.remove')}
            title={t('settings.removeConnection', { connection: connection.name })}
            about={t('settings.nodesThatNameItFailUntil')}
            busy={remove.isPending}
            onConfirm={() => remove.mutate({ id: connection.id })}
          />
        </span>
      ),
    },
  ];
  return (
    <Section
      title={t('settings.connections')}
      about={t('settings.aNodeNamesAConnection')}
      action={
        <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setOpen('new')}>
          {t('settings.addConnection')}
        </Button>
      }
    >
      {query.isPending && <Skeleton className="h-28 !rounded-node" />}
      {query.isError && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.data?.length === 0 && (
        <Empty title={t('settings.noConnectionsYet')}>{t('settings.addTheCredentialsOfAService')}</Empty>
      )}
      {query.data && query.data.length > 0 && (
        <>
          <ListSearch count={query.data.length} label={t('settings.searchConnections')} />
          <ListTable
            label={t('settings.connections')}
            columns={columns}
            rows={query.data}
            keyOf={(connection) => connection.id}
            textOf={({ name, kind, hosts }) => `${name} ${kind} ${hosts.join(' ')}`}
          />
        </>
      )}
      <Breakers />
      {open !== null && (
        <ConnectionDialog {...(open !== 'new' && { connection: open })} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}

function kindText(t: Words, { kind }: Connection): string {
  const known = connectionKinds.find(({ value }) => value === kind);
  return known ? t(known.label) : kind;
}
