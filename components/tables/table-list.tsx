'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormats } from '#components/ui/use-formats.ts';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListError } from '../lists/list-error.tsx';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { TableSkeleton } from '../lists/table-skeleton.tsx';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import type { Formats } from '../ui/formats.ts';
import { Ago } from '../ui/time.tsx';
import { mayWrite } from './may-write.ts';
import { TableDialog } from './table-dialog.tsx';

/** The organization's data tables. */
export function TableList() {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const [making, setMaking] = useState(false);
  const query = useQuery(api.tables.list.queryOptions());
  const open = (table: Pick<DataTable, 'name'>) => router.push(`/${organization.slug}/tables/${table.name}`);
  const add = mayWrite(organization.role) && (
    <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setMaking(true)}>
      {t('tables.newTable')}
    </Button>
  );
  return (
    <Page
      title={t('tables.tables')}
      about={t('tables.rowsThatWorkflowsAndPeopleShare')}
      action={query.data?.length ? add : undefined}
    >
      {query.isPending && <TableSkeleton rows={4} />}
      {query.isError && <ListError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && (
        <Empty title={t('tables.noTablesYet')} action={add}>
          {t('tables.keepCustomersOrdersOrAnythingElse')}
        </Empty>
      )}
      {query.data !== undefined && query.data.length > 0 && (
        <>
          <ListSearch count={query.data.length} label={t('tables.searchTables')} />
          <ListTable
            label={t('tables.tables')}
            columns={columnsFor(formats, t, organization.slug)}
            rows={query.data}
            keyOf={(table) => table.id}
            textOf={({ name, columns }) => `${name} ${columns.map((column) => column.name).join(' ')}`}
            onOpen={open}
          />
        </>
      )}
      {making && <TableDialog table={null} onClose={() => setMaking(false)} onDone={open} />}
    </Page>
  );
}

function columnsFor(formats: Formats, t: Words, org: string): DataColumn<DataTable & { rows: number }>[] {
  return [
    {
      id: 'name',
      title: t('common.name'),
      by: ({ name }) => name,
      cell: (table) => (
        <Link href={`/${org}/tables/${table.name}`} className="mono font-medium hover:underline">
          {table.name}
        </Link>
      ),
    },
    {
      id: 'columns',
      title: t('tables.columns'),
      cell: (table) => (
        <span className="mono block max-w-96 truncate text-muted">
          {table.columns.map((column) => column.name).join(', ')}
        </span>
      ),
      className: 'max-sm:hidden',
    },
    {
      id: 'rows',
      title: t('tables.rows'),
      by: ({ rows }) => rows,
      cell: (table) => <span className="mono">{formats.number(table.rows)}</span>,
      className: 'text-end',
    },
    {
      id: 'changed',
      title: t('tables.columnsChanged'),
      by: ({ updatedAt }) => updatedAt,
      cell: (table) => (
        <span className="text-muted">
          <Ago at={table.updatedAt} />
        </span>
      ),
      className: 'max-md:hidden',
    },
  ];
}
