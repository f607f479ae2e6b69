'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import { CodeField } from '../code/code-field.tsx';
import { kinds, kindWords, rowsOf, type SchemaRow, schemaOf } from './schema-rows.ts';

type Props = {
  label: string;
  value: Json | undefined;
  onChange: (schema: Json) => void;
  disabled?: boolean;
  empty?: string;
};

/** Builds the JSON Schema of an object field by field, or as JSON when it says more than fields can. */
export function SchemaBuilder({ label, value, onChange, disabled = false, empty }: Props) {
  const t = useWords();
  const outside = rowsOf(value);
  const [rows, setRows] = useState<SchemaRow[]>(outside ?? []);
  const [raw, setRaw] = useState(outside === null);
  const [text, setText] = useState(() => JSON.stringify(value ?? {}, null, 2));
  const [wrong, setWrong] = useState(false);
  const shown =
    outside !== null && JSON.stringify(schemaOf(rows, value)) !== JSON.stringify(schemaOf(outside, value))
      ? outside
      : rows;
  const write = (next: SchemaRow[]) => {
    setRows(next);
    onChange(schemaOf(next, value));
  };
  const edit = (index: number, part: Partial<SchemaRow>) =>
    write(shown.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const type = (next: string) => {
    setText(next);
    try {
      onChange(JSON.parse(next));
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      {raw || outside === null ? (
        <>
          <CodeField
            label={t('forms.labelAsJSONSchema', { label })}
            language="json"
            value={text}
            onChange={type}
            invalid={wrong}
            disabled={disabled}
          />
          {wrong && <p className="text-error text-sm">{t('forms.thisIsNotJSONYet')}</p>}
        </>
      ) : (
        <>
          {shown.length === 0 && <p className="text-faint text-sm">{empty ?? t('forms.noFieldsYet')}</p>}
          {shown.map((row, index) => (
            <Row
              key={index.toString()}
              row={row}
              disabled={disabled}
              onChange={(part) => edit(index, part)}
              onRemove={() => write(shown.toSpliced(index, 1))}
            />
          ))}
        </>
      )}
      <div className="flex items-center justify-between">
        {raw || outside === null ? (
          <span />
        ) : (
          <Button
            size="small"
            tone="ghost"
            disabled={disabled}
            icon={<Plus className="size-3.5" />}
            onClick={() => setRows([...shown, blank])}
            className="-ms-2"
          >
            {t('forms.addField')}
          </Button>
        )}
        {outside !== null && (
          <Button
            size="small"
            tone="ghost"
            onClick={() => {
              setText(JSON.stringify(value ?? {}, null, 2));
              setRows(outside);
              setRaw(!raw);
            }}
          >
            {raw ? t('forms.editAsFields') : t('forms.editAsJSON')}
          </Button>
        )}
      </div>
    </div>
  );
}

const blank: SchemaRow = { name: '', kind: 'text', required: false, description: '', choices: [], extra: {} };

type RowProps = {
  row: SchemaRow;
  disabled: boolean;
  onChange: (part: Partial<SchemaRow>) => void;
  onRemove: () => void;
};

function Row({ row, disabled, onChange, onRemove }: RowProps) {
  const t = useWords();
  return (
    <div className="rounded-field border border-line bg-sunken p-2">
      <div className="flex items-center gap-1.5">
        <Input
          aria-label={t('forms.fieldName')}
          placeholder={t('forms.name')}
          value={row.name}
          disabled={disabled}
          onChange={(event) => onChange({ name: event.target.value })}
          className="min-w-0 flex-1 font-mono text-[12.5px]"
        />
        <Select
          label={t('forms.kind')}
          value={row.kind}
          disabled={disabled}
          className="!w-32 shrink-0"
          choices={kinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
          onChange={(next) => onChange({ kind: kinds.find((kind) => kind === next) ?? 'text' })}
        />
        <IconButton label={t('forms.removeField')} disabled={disabled} onClick={onRemove}>
          <X className="size-3.5" />
        </IconButton>
      </div>
      <div className="mt-1.5 flex items-center gap-2">
        <Input
          aria-label={t('forms.whatItMeans')}
          placeholder={t('forms.whatItMeansForPeople')}
          value={row.description}
          disabled={disabled}
          onChange={(event) => onChange({ description: event.target.value })}
          className="min-w-0 flex-1"
        />
        <span className="flex shrink-0 items-center gap-1.5 pe-1.5 text-muted text-sm">
          <Toggle
            label={t('forms.rowIsNeeded', { row: row.name || t('forms.thisField') })}
            checked={row.required}
            disabled={disabled}
            onChange={(required) => onChange({ required })}
          />{' '}
          {t('forms.isNeeded')}
        </span>
      </div>
      {row.kind === 'choice' && (
        <Input
          aria-label={t('forms.choices')}
          placeholder={t('forms.choicesSeparatedByCommas')}
          value={row.choices.join(', ')}
          disabled={disabled}
          onChange={(event) => onChange({ choices: event.target.value.split(/,\s*/) })}
          className="mt-1.5"
        />
      )}
    </div>
  );
}
