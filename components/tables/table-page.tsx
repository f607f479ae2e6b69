'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TableView } from './table-view.tsx';

/** One data table: its rows, and what can be done with them. */
export function TablePage({ name }: { name: string }) {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const query = useQuery(api.tables.get.queryOptions({ table: name }));
  if (query.data) return <TableView key={query.data.id} table={query.data} />;
  if (query.isPending)
    return (
      <main className="flex min-h-0 flex-1 flex-col gap-4 px-8 py-8">
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-full !rounded-node" />
      </main>
    );
  return (
    <main className="min-h-0 flex-1">
      <Empty
        title={t('tables.noSuchTable')}
        action={<Button onClick={() => router.push(`/${organization.slug}/tables`)}>{t('tables.allTables')}</Button>}
      >
        {problemOf(query.error).detail}
      </Empty>
    </main>
  );
}
