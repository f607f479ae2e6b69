'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Variable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { DangerButton } from './danger-button.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** Variables that expressions read as `env`; not for secrets. */
export function Variables() {
  const t = useWords();
  const api = useApi();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const query = useQuery(api.variables.list.queryOptions());
  const change = useChange(api.variables.pathKey());
  const set = useMutation(
    api.variables.set.mutationOptions(
      change(t('settings.saved'), () => {
        setName('');
        setValue('');
      }),
    ),
  );
  const remove = useMutation(api.variables.remove.mutationOptions(change(t('settings.removed'))));
  const columns: DataColumn<Variable>[] = [
    {
      id: 'name',
      title: t('common.name'),
      by: ({ name }) => name,
      cell: (variable) => <span className="mono font-medium">{variable.name}</span>,
    },
    {
      id: 'value',
      title: t('common.value'),
      cell: (variable) => <span className="mono block max-w-80 truncate text-muted">{variable.value}</span>,
    },
    {
      id: 'changed',
      title: t('settings.changed'),
      by: ({ updatedAt }) => updatedAt,
      cell: (variable) => (
        <span className="text-muted">
          <Ago at={variable.updatedAt} />
        </span>
      ),
      className: 'max-sm:hidden',
    },
    {
      id: 'actions',
      title: t('common.actions'),
      className: 'text-end',
      cell: (variable) => (
        <span className="flex justify-end gap-2">
          <Button
            size="small"
            onClick={() => {
              setName(variable.name);
              setValue(variable.value);
            }}
          >
            {t('common.change')}
          </Button>
          <DangerButton
            verb={t('common.remove')}
            title={t('settings.removeVariable', { variable: variable.name })}
            about={t('settings.expressionsThatReadItGetNull')}
            busy={remove.isPending}
            onConfirm={() => remove.mutate({ name: variable.name })}
          />
        </span>
      ),
    },
  ];
  return (
    <Section
      title={t('settings.variables')}
      about={t.rich('settings.expressionsReadThemAsARun', {
        code: () => <code className="mono">{'{{ env.NAME }}'}</code>,
      })}
    >
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ name, value });
        }}
      >
        <div className="w-56">
          <Field label={t('common.name')}>
            {(slot) => (
              <Input
                {...slot}
                required
                className="font-mono"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        <div className="min-w-56 flex-1">
          <Field label={t('common.value')}>
            {(slot) => (
              <Input
                {...slot}
                required
                className="font-mono"
                value={value}
                onChange={(event) => setValue(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" tone="primary" busy={set.isPending}>
          {t('settings.saveVariable')}
        </Button>
      </form>
      {query.isPending && <Skeleton className="h-20 !rounded-node" />}
      {query.isError && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.data?.length === 0 && (
        <Empty title={t('settings.noVariablesYet')}>{t('settings.keepHereWhatDiffersBetweenInstallations')}</Empty>
      )}
      {query.data && query.data.length > 0 && (
        <>
          <ListSearch count={query.data.length} label={t('settings.searchVariables')} />
          <ListTable
            label={t('settings.variables')}
            columns={columns}
            rows={query.data}
            keyOf={(variable) => variable.name}
            textOf={({ name, value }) => `${name} ${value}`}
          />
        </>
      )}
    </Section>
  );
}
