import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Input } from '../../ui/input.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import { textFrom, typeName, valueFrom } from '../value-text.ts';
import type { WidgetProps } from '../widget.ts';

type Row = { key: string; text: string };

/** Names with values, one a line; values are JSON when they look like it, else text. */
export function KeyValueWidget({ field, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const outside = rowsOf(value);
  const [rows, setRows] = useState<Row[]>(outside);
  const textOnly = isObject(field.schema.additionalProperties) && field.schema.additionalProperties.type === 'string';
  const shown = sameRows(rows, outside, textOnly) ? rows : outside;
  const write = (next: Row[]) => {
    setRows(next);
    const object = objectOf(next, textOnly);
    onChange(Object.keys(object).length === 0 ? undefined : object);
  };
  const edit = (index: number, part: Partial<Row>) =>
    write(shown.map((row, at) => (at === index ? { ...row, ...part } : row)));
  if (typeof value === 'string') {
    return (
      <ExpressionInput
        value={value}
        label={field.label}
        onChange={(next) => onChange(next === '' ? undefined : next)}
        disabled={disabled}
      />
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      {shown.map((row, index) => (
        <div key={index.toString()} className="group/row flex items-start gap-1.5">
          <Input
            aria-label={t('common.name')}
            placeholder={t('forms.name')}
            value={row.key}
            disabled={disabled}
            onChange={(event) => edit(index, { key: event.target.value })}
            className="!w-[34%] shrink-0 font-mono text-[12.5px]"
          />
          <ExpressionInput
            label={t('forms.valueOfKey', { key: row.key || t('forms.theNewName') })}
            placeholder={t('forms.value')}
            value={row.text}
            disabled={disabled}
            onChange={(text) => edit(index, { text })}
          />
          <IconButton
            label={t('common.remove')}
            disabled={disabled}
            onClick={() => write(shown.filter((_, at) => at !== index))}
            className="mt-0.5 !size-7"
          >
            <X className="size-3.5" />
          </IconButton>
          {!textOnly && typeof valueFrom(row.text) !== 'string' && (
            <span className="sr-only">{typeName(valueFrom(row.text))}</span>
          )}
        </div>
      ))}
      <button
        type="button"
        disabled={disabled}
        onClick={() => setRows([...shown, { key: '', text: '' }])}
        aria-label={t('forms.addFieldTo', { field: field.label })}
        className="flex h-7 items-center gap-1.5 self-start rounded-field px-1.5 text-muted text-sm hover:text-text"
      >
        <Plus className="size-3.5" /> {t('forms.addItem')}
      </button>
    </div>
  );
}

function rowsOf(value: Json | undefined): Row[] {
  return isObject(value) ? Object.entries(value).map(([key, item]) => ({ key, text: textFrom(item) })) : [];
}

function objectOf(rows: Row[], textOnly: boolean): JsonObject {
  const named = rows.filter((row) => row.key !== '');
  return Object.fromEntries(named.map((row): [string, Json] => [row.key, textOnly ? row.text : valueFrom(row.text)]));
}

/** True when the rows on the screen still say what the document says, so that half-typed rows are kept. */
function sameRows(rows: Row[], outside: Row[], textOnly: boolean): boolean {
  const written = rowsOf(objectOf(rows, textOnly));
  return JSON.stringify(written) === JSON.stringify(outside);
}
