import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DataTable } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useChange } from '../settings/use-change.ts';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { cellValue } from './cell-text.ts';

const hints = {
  text: undefined,
  number: undefined,
  boolean: 'tables.writeTrueOrFalse',
  date: undefined,
  json: 'tables.json',
} as const;

/** Adds a row; Enter sends it. */
export function RowDialog({ table, onClose }: { table: DataTable; onClose: () => void }) {
  const t = useWords();
  const api = useApi();
  const change = useChange(api.tables.pathKey());
  const add = useMutation(api.tables.addRows.mutationOptions(change(t('tables.rowAdded'), onClose)));
  const [texts, setTexts] = useState<Record<string, string>>({});
  const ready = table.columns.every((column) => !column.required || (texts[column.name] ?? '') !== '');
  const send = () => {
    const cells = table.columns.map(({ name, type }) => [name, cellValue(type, texts[name] ?? '')] as const);
    add.mutate({ table: table.id, rows: [Object.fromEntries(cells)] });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="small"
      title={t('tables.addARowToTable', { table: table.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} disabled={!ready} onClick={send}>
            {t('tables.addRow')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send();
        }}
      >
        {table.columns.map((column) => {
          const hint = hints[column.type];
          return (
            <Field key={column.name} label={column.name} hint={hint && t(hint)} required={column.required}>
              {(slot) => {
                const value = texts[column.name] ?? '';
                const change = (text: string) => setTexts({ ...texts, [column.name]: text });
                if (column.type === 'date') return <DateField {...slot} kind="day" value={value} onChange={change} />;
                return <Input {...slot} value={value} onChange={(event) => change(event.target.value)} />;
              }}
            </Field>
          );
        })}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
