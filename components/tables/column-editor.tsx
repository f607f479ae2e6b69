import { Plus, X } from 'lucide-react';
import type { ColumnType } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { type ColumnDraft, columnTypes } from './column-draft.ts';

type Props = { drafts: ColumnDraft[]; onChange: (drafts: ColumnDraft[]) => void };

/** Names, types and rules of columns, one a line. */
export function ColumnEditor({ drafts, onChange }: Props) {
  const t = useWords();
  const edit = (index: number, part: Partial<ColumnDraft>) =>
    onChange(drafts.map((draft, at) => (at === index ? { ...draft, ...part } : draft)));
  const setType = (index: number, value: string) => {
    const type = columnTypes.find((known) => known.value === value)?.value;
    if (type !== undefined) edit(index, { type, ...(type === 'json' && { unique: false }) });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="caps grid grid-cols-[1fr_132px_64px_64px_28px] items-center gap-2 max-sm:hidden" aria-hidden>
        <span>{t('common.name')}</span>
        <span>{t('tables.type')}</span>
        <span>{t('tables.required')}</span>
        <span>{t('tables.unique')}</span>
      </div>
      {drafts.map((draft, index) => {
        const title = draft.name || `column ${index + 1}`;
        return (
          <div key={draft.key} className="grid grid-cols-[1fr_132px_64px_64px_28px] items-center gap-2">
            <Input
              aria-label={t('tables.nameOfTitle', { title })}
              className="font-mono"
              placeholder={t('tables.exampleColumn')}
              value={draft.name}
              onChange={(event) => edit(index, { name: event.target.value })}
            />
            <Select
              label={t('tables.typeOfTitle', { title })}
              value={draft.type}
              choices={columnTypes.map(({ value, label }) => ({ value, label: t(label) }))}
              onChange={(value) => setType(index, value)}
            />
            <Toggle
              label={t('tables.titleIsRequired', { title })}
              checked={draft.required}
              onChange={(required) => edit(index, { required })}
            />
            <Toggle
              label={t('tables.titleIsUnique', { title })}
              checked={draft.unique}
              disabled={draft.type === 'json'}
              onChange={(unique) => edit(index, { unique })}
            />
            <IconButton
              label={t('tables.removeTitle', { title })}
              disabled={drafts.length === 1}
              onClick={() => onChange(drafts.toSpliced(index, 1))}
            >
              <X className="size-3.5" />
            </IconButton>
          </div>
        );
      })}
      <Button
        tone="ghost"
        size="small"
        className="self-start"
        icon={<Plus className="size-3.5" />}
        onClick={() => onChange([...drafts, newDraft()])}
      >
        {t('tables.addColumn')}
      </Button>
    </div>
  );
}

/** An empty column of text. */
export function newDraft(name = ''): ColumnDraft {
  const type: ColumnType = 'text';
  return { key: crypto.randomUUID(), name, type, required: false, unique: false };
}
