'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Connection } from '#server/trpc/views.ts';
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
  const api = useApi();
  const [open, setOpen] = useState<Connection | 'new' | null>(null);
  const query = useQuery(api.connections.list.queryOptions());
  const change = useChange(api.connections.pathKey());
  const remove = useMutation(api.connections.remove.mutationOptions(change('Removed')));
  const columns: DataColumn<Connection>[] = [
    {
      id: 'name',
      title: 'Name',
      by: ({ name }) => name,
      cell: (connection) => <span className="mono font-medium">{connection.name}</span>,
    },
    {
      id: 'kind',
      title: 'Kind',
      by: ({ kind }) => kind,
      cell: (connection) => (
        <span className="text-muted">
          {connectionKinds.find((kind) => kind.value === connection.kind)?.label ?? connection.kind}
        </span>
      ),
    },
    {
      id: 'hosts',
      title: 'Goes to',
      cell: (connection) => <span className="mono text-muted">{connection.hosts.join(', ') || '–'}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'changed',
      title: 'Changed',
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
      title: 'Actions',
      className: 'text-right',
      cell: (connection) => (
        <span className="flex justify-end gap-2">
          <Button size="small" onClick={() => setOpen(connection)}>
            Change
          </Button>
          <DangerButton
            verb="Remove"
            title={`Remove ${connection.name}?`}
            about="Nodes that name it fail until there is one of that name again."
            busy={remove.isPending}
            onConfirm={() => remove.mutate({ id: connection.id })}
          />
        </span>
      ),
    },
  ];
  return (
    <Section
      title="Connections"
      about="A node names a connection; its secret is added at the last moment, and sent nowhere else."
      action={
        <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setOpen('new')}>
          Add connection
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
        <Empty title="No connections yet">
          Add the credentials of a service, a database or a mail server to use it from nodes.
        </Empty>
      )}
      {query.data && query.data.length > 0 && (
        <>
          <ListSearch count={query.data.length} label="Search connections" />
          <ListTable
            label="Connections"
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
