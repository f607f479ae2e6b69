import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Columns3, Download, Ellipsis, FileUp, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { useChange } from '../settings/use-change.ts';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { toast, toastError } from '../ui/toast.tsx';
import { saveCsv } from './csv-file.ts';
import { TableDialog } from './table-dialog.tsx';

/** What can be done with a table as a whole. */
export function TableMenu({ table, writable }: { table: DataTable; writable: boolean }) {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const router = useRouter();
  const { organization } = useHere();
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'columns' | 'remove' | null>(null);
  const change = useChange(api.tables.pathKey());
  const all = `/${organization.slug}/tables`;
  const remove = useMutation(
    api.tables.remove.mutationOptions(change(t('tables.tableRemoved'), () => router.push(all))),
  );
  const exportRows = async () => {
    try {
      const { name, text } = await client.tables.exportCsv.query({ table: table.id });
      saveCsv(name, text);
    } catch (error) {
      toastError(t('tables.notExported'), problemOf(error).detail);
    }
  };
  const importRows = async (chosen: File) => {
    try {
      const { added } = await client.tables.importCsv.mutate({ table: table.id, text: await chosen.text() });
      await cache.invalidateQueries({ queryKey: api.tables.pathKey() });
      toast(t('tables.rowsAdded', { added }));
    } catch (error) {
      toastError(t('tables.nothingOfChosenWasAdded', { chosen: chosen.name }), problemOf(error).detail);
    }
  };
  const more: MenuEntry[] = [
    ...(writable
      ? [
          {
            title: t('tables.importCSV'),
            icon: <FileUp />,
            note: t('tables.itsFirstLineNamesColumns'),
            run: () => file.current?.click(),
          },
        ]
      : []),
    { title: t('tables.exportCSV'), icon: <Download />, run: () => void exportRows() },
    ...(writable
      ? ([
          'line',
          { title: t('tables.deleteTable'), icon: <Trash2 />, danger: true, run: () => setOpen('remove') },
        ] as const)
      : []),
  ];
  return (
    <>
      <input
        ref={file}
        type="file"
        accept="text/csv,.csv"
        aria-label={t('tables.csvFile')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) void importRows(chosen);
          event.target.value = '';
        }}
      />
      {writable && (
        <Button icon={<Columns3 className="size-4" />} onClick={() => setOpen('columns')}>
          {t('tables.columns')}
        </Button>
      )}
      <Menu
        align="end"
        label={t('tables.more')}
        entries={more}
        trigger={
          <IconButton label={t('tables.more')} className="!size-8 border border-line bg-raised">
            <Ellipsis className="size-4" />
          </IconButton>
        }
      />
      {open === 'columns' && (
        <TableDialog
          table={table}
          onClose={() => setOpen(null)}
          onDone={(changed) => {
            setOpen(null);
            if (changed.name !== table.name) router.replace(`${all}/${changed.name}`);
          }}
        />
      )}
      <Confirm
        open={open === 'remove'}
        title={t('tables.deleteNamedTable', { table: table.name })}
        about={t('tables.allItsRowsGo')}
        verb={t('tables.deleteTable')}
        busy={remove.isPending}
        onKeep={() => setOpen(null)}
        onConfirm={() => remove.mutate({ table: table.id })}
      />
    </>
  );
}
