'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useChange } from '../settings/use-change.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { definitionOf, draftsOf } from './column-draft.ts';
import { ColumnEditor, newDraft } from './column-editor.tsx';

type Props = { table: DataTable | null; onClose: () => void; onDone: (table: DataTable) => void };

/** Makes a table, or changes the name and columns of one; rows follow, or a sentence says what stands against it. */
export function TableDialog({ table, onClose, onDone }: Props) {
  const t = useWords();
  const api = useApi();
  const change = useChange(api.tables.pathKey());
  const create = useMutation({ ...api.tables.create.mutationOptions(change(t('tables.tableMade'))) });
  const update = useMutation({ ...api.tables.update.mutationOptions(change(t('tables.tableChanged'))) });
  const [name, setName] = useState(table?.name ?? '');
  const [drafts, setDrafts] = useState(() => (table === null ? [newDraft('name')] : draftsOf(table)));
  const lost = (table?.columns ?? []).filter((column) => !drafts.some((draft) => draft.was === column.name));
  const save = () => {
    const definition = definitionOf(drafts, table);
    const done = { onSuccess: onDone };
    if (table === null) create.mutate({ name, ...definition }, done);
    else update.mutate({ table: table.id, name, ...definition }, done);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={table === null ? t('tables.newTable') : t('tables.columnsOfTable', { table: table.name })}
      description={t('tables.nodesReadAndWriteItsRows')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={create.isPending || update.isPending}
            disabled={name === '' || drafts.some((draft) => draft.name === '')}
            onClick={save}
          >
            {table === null ? t('tables.makeTable') : t('common.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label={t('common.name')} hint={t('tables.smallLettersDigitsAndNodesRefer')}>
          {(slot) => (
            <Input
              {...slot}
              className="font-mono"
              placeholder={t('tables.exampleTable')}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ColumnEditor drafts={drafts} onChange={setDrafts} />
        {lost.length > 0 && (
          <p role="status" className="text-sm text-waiting">
            {t('tables.whatLostHoldsIsLost', { lost: lost.map((column) => column.name).join(', ') })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
