import { Plus, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { ListError } from '../lists/list-error.tsx';
import { useAddress } from '../lists/use-address.ts';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Grid, type Seen } from './grid.tsx';
import { mayWrite } from './may-write.ts';
import { RowDialog } from './row-dialog.tsx';
import { addressed, type Condition, nextSort, type Sort, selectionIn, whereOf } from './selection.ts';
import { TableMenu } from './table-menu.tsx';
import { useRows } from './use-rows.ts';

/** The rows of a table with their filters and order, which stand in the address, and what is selected. */
export function TableView({ table }: { table: DataTable }) {
  const t = useWords();
  const { organization } = useHere();
  const writable = mayWrite(organization.role);
  const { query, replace } = useAddress();
  const { conditions, sort } = selectionIn(query, table.columns);
  const show = (change: { conditions?: Condition[]; sort?: Sort }) =>
    replace(addressed(query, { conditions, sort, ...change }));
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 40 });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const where = whereOf(conditions, (name) => table.columns.find((column) => column.name === name)?.type ?? 'text');
  const rows = useRows(table.id, { where, sort }, seen);
  const select = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const remove = async () => {
    await rows.remove([...selected]);
    setSelected(new Set());
  };
  const isEmpty = !rows.pending && rows.error === null && rows.total === 0;
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col gap-3 px-8 py-6 max-sm:px-4 max-sm:py-4">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <Link href={`/${organization.slug}/tables`} className="text-muted text-sm hover:text-text hover:underline">
            {t('tables.tables')}
          </Link>
          <h1 className="mono truncate font-semibold text-xl">{table.name}</h1>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {selected.size > 0 && (
            <Button tone="danger" icon={<Trash2 className="size-4" />} onClick={() => void remove()}>
              {t('tables.deleteRows', { count: selected.size })}
            </Button>
          )}
          <TableMenu table={table} writable={writable} />
          {writable && (
            <Button tone="primary" icon={<Plus className="size-4" />} onClick={() => setAdding(true)}>
              {t('tables.addRow')}
            </Button>
          )}
        </div>
      </header>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FilterBar
          columns={table.columns}
          conditions={conditions}
          onChange={(changed) => show({ conditions: changed })}
        />
        <p className="text-muted text-sm" role="status">
          {rows.pending ? t('tables.looking') : t('tables.countRows', { count: rows.total })}
        </p>
      </div>
      {rows.error !== null && <ListError error={rows.error} onRetry={rows.retry} />}
      {rows.pending && <Skeleton className="min-h-0 flex-1 !rounded-node" />}
      {isEmpty && (
        <Empty title={where.length > 0 ? t('tables.noRowFits') : t('tables.noRowsYet')}>
          {where.length > 0 ? t('tables.takeAFilterAwayToSee') : t('tables.addOneImportACSVFile')}
        </Empty>
      )}
      {!rows.pending && rows.total > 0 && (
        <Grid
          table={table}
          rows={rows}
          seen={seen}
          onSeen={setSeen}
          sort={sort}
          onSort={(column) => show({ sort: nextSort(sort, column) })}
          selected={selected}
          onSelect={select}
          writable={writable}
        />
      )}
      {adding && <RowDialog table={table} onClose={() => setAdding(false)} />}
    </main>
  );
}
