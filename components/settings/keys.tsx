'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ApiKey } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { DangerButton } from './danger-button.tsx';
import { HowTo } from './how-to.tsx';
import { NewKey } from './new-key.tsx';
import { scopeWords } from './scopes.ts';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** API keys: who may call from outside, and how to. */
export function Keys() {
  const api = useApi();
  const [making, setMaking] = useState(false);
  const query = useQuery(api.keys.list.queryOptions());
  const change = useChange(api.keys.pathKey());
  const revoke = useMutation(api.keys.revoke.mutationOptions(change('Revoked. Calls with it stop within a second.')));
  const columns: DataColumn<ApiKey>[] = [
    {
      id: 'name',
      title: 'Name',
      by: ({ name }) => name,
      cell: (key) => <span className="font-medium">{key.name}</span>,
    },
    { id: 'prefix', title: 'Begins with', cell: (key) => <span className="mono text-muted">{key.prefix}…</span> },
    {
      id: 'scopes',
      title: 'May',
      cell: (key) => <span className="text-muted">{scopeWords(key.scopes)}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'used',
      title: 'Last used',
      by: ({ lastUsedAt }) => lastUsedAt,
      cell: (key) => <span className="text-muted">{key.lastUsedAt ? <Ago at={key.lastUsedAt} /> : 'never'}</span>,
      className: 'max-md:hidden',
    },
    {
      id: 'expires',
      title: 'Expires',
      by: ({ expiresAt }) => expiresAt,
      cell: (key) => <span className="text-muted">{key.expiresAt ? <Ago at={key.expiresAt} /> : 'never'}</span>,
      className: 'max-md:hidden',
    },
    {
      id: 'actions',
      title: 'Actions',
      className: 'text-right',
      cell: (key) => (
        <DangerButton
          verb="Revoke"
          title={`Revoke ${key.name}?`}
          about="Whatever calls with it is refused within a second. It cannot be brought back."
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: key.id })}
        />
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-10">
      <Section
        title="API keys"
        about="A key calls published workflows over REST and MCP in the name of this organization. Its value is shown once."
        action={
          <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setMaking(true)}>
            Create key
          </Button>
        }
      >
        {query.isPending && <Skeleton className="h-28 !rounded-node" />}
        {query.data?.length === 0 && (
          <Empty title="No keys yet">Create one to call a workflow from a script or an agent.</Empty>
        )}
        {query.data && query.data.length > 0 && (
          <>
            <ListSearch count={query.data.length} label="Search API keys" />
            <ListTable
              label="API keys"
              columns={columns}
              rows={query.data}
              keyOf={(key) => key.id}
              textOf={({ name, prefix, scopes }) => `${name} ${prefix} ${scopes.join(' ')}`}
            />
          </>
        )}
      </Section>
      <HowTo />
      {making && <NewKey onClose={() => setMaking(false)} />}
    </div>
  );
}
