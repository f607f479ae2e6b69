'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ApiKey } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { DangerButton } from './danger-button.tsx';
import { HowTo } from './how-to.tsx';
import { NewKey } from './new-key.tsx';
import { scopeWords } from './scopes.ts';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** API keys: who may call from outside, and how to. */
export function Keys() {
  const t = useWords();
  const formats = useFormats();
  const api = useApi();
  const [making, setMaking] = useState(false);
  const query = useQuery(api.keys.list.queryOptions());
  const change = useChange(api.keys.pathKey());
  const revoke = useMutation(api.keys.revoke.mutationOptions(change(t('settings.revokedCallsWithItStopWithin'))));
  const columns: DataColumn<ApiKey>[] = [
    {
      id: 'name',
      title: t('common.name'),
      by: ({ name }) => name,
      cell: (key) => <span className="font-medium">{key.name}</span>,
    },
    {
      id: 'prefix',
      title: t('settings.beginsWith'),
      cell: (key) => <span className="mono text-muted">{key.prefix}…</span>,
    },
    {
      id: 'scopes',
      title: t('settings.may'),
      cell: (key) => <span className="text-muted">{scopeWords(t, formats, key.scopes)}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'used',
      title: t('settings.lastUsed'),
      by: ({ lastUsedAt }) => lastUsedAt,
      cell: (key) => (
        <span className="text-muted">{key.lastUsedAt ? <Ago at={key.lastUsedAt} /> : t('settings.neverYet')}</span>
      ),
      className: 'max-md:hidden',
    },
    {
      id: 'expires',
      title: t('settings.expires'),
      by: ({ expiresAt }) => expiresAt,
      cell: (key) => (
        <span className="text-muted">{key.expiresAt ? <Ago at={key.expiresAt} /> : t('settings.neverYet')}</span>
      ),
      className: 'max-md:hidden',
    },
    {
      id: 'actions',
      title: t('common.actions'),
      className: 'text-end',
      cell: (key) => (
        <DangerButton
          verb={t('settings.revoke')}
          title={t('settings.revokeKey', { key: key.name })}
          about={t('settings.whateverCallsWithItIsRefused')}
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: key.id })}
        />
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-10">
      <Section
        title={t('settings.apiKeys')}
        about={t('settings.aKeyCallsPublishedWorkflowsOver')}
        action={
          <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setMaking(true)}>
            {t('settings.createKey')}
          </Button>
        }
      >
        {query.isPending && <Skeleton className="h-28 !rounded-node" />}
        {query.data?.length === 0 && (
          <Empty title={t('settings.noKeysYet')}>{t('settings.createOneToCallAWorkflow')}</Empty>
        )}
        {query.data && query.data.length > 0 && (
          <>
            <ListSearch count={query.data.length} label={t('settings.searchAPIKeys')} />
            <ListTable
              label={t('settings.apiKeys')}
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
