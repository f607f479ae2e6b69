'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DataTable } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListError } from '../lists/list-error.tsx';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { TableSkeleton } from '../lists/table-skeleton.tsx';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Ago } from '../ui/time.tsx';
import { mayWrite } from './may-write.ts';
import { TableDialog } from './table-dialog.tsx';

/** The organization's data tables. */
export function TableList() {
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const [making, setMaking] = useState(false);
  const query = useQuery(api.tables.list.queryOptions());
  const open = (table: Pick<DataTable, 'name'>) => router.push(`/${organization.slug}/tables/${table.name}`);
  const add = mayWrite(organization.role) && (
    <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setMaking(true)}>
      New table
    </Button>
  );
  return (
    <Page title="Tables" about="Rows that workflows and people share." action={query.data?.length ? add : undefined}>
      {query.isPending && <TableSkeleton rows={4} />}
      {query.isError && <ListError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && (
        <Empty title="No tables yet" action={add}>
          Keep customers, orders or anything else that outlives a run. Nodes read and write the rows, and so do you.
        </Empty>
      )}
      {query.data !== undefined && query.data.length > 0 && (
        <>
          <ListSearch count={query.data.length} label="Search tables" />
          <ListTable
            label="Tables"
            columns={columnsFor(organization.slug)}
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

function columnsFor(org: string): DataColumn<DataTable & { rows: number }>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      by: ({ name }) => name,
      cell: (table) => (
        <Link href={`/${org}/tables/${table.name}`} className="mono font-medium hover:underline">
          {table.name}
        </Link>
      ),
    },
    {
      id: 'columns',
      title: 'Columns',
      cell: (table) => (
        <span className="mono block max-w-96 truncate text-muted">
          {table.columns.map((column) => column.name).join(', ')}
        </span>
      ),
      className: 'max-sm:hidden',
    },
    {
      id: 'rows',
      title: 'Rows',
      by: ({ rows }) => rows,
      cell: (table) => <span className="mono">{table.rows.toLocaleString('en')}</span>,
      className: 'text-right',
    },
    {
      id: 'changed',
      title: 'Columns changed',
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
