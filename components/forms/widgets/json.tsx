import { useState } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { CodeField } from '../code/code-field.tsx';
import { PreviewLine } from '../expression/preview-line.tsx';
import type { WidgetProps } from '../widget.ts';

/** Any value: JSON, or one expression that gives it. */
export function JsonWidget({ field, id, invalid, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const outside = textOfValue(value);
  const [text, setText] = useState(outside);
  const [error, setError] = useState<string | null>(null);
  const shown = sameValue(t, text, value) || error !== null ? text : outside;
  const change = (next: string) => {
    setText(next);
    const read = readValue(t, next);
    setError(read.ok ? null : read.message);
    if (read.ok) onChange(read.value);
  };
  return (
    <div className="flex flex-col gap-1">
      <CodeField
        id={id}
        label={field.label}
        language="json"
        value={shown}
        onChange={change}
        disabled={disabled}
        invalid={invalid || error !== null}
        takesExpressions={!field.hint.document && field.hint.expression !== false}
        placeholder={field.hint.placeholder ?? '{{ input }}'}
      />
      {error !== null && <p className="text-error text-sm">{error}</p>}
      {error === null && !field.hint.document && <PreviewLine value={value} />}
    </div>
  );
}

function textOfValue(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' && value.includes('{{') ? value : JSON.stringify(value, null, 2);
}

function sameValue(t: Words, text: string, value: Json | undefined): boolean {
  const read = readValue(t, text);
  return read.ok && JSON.stringify(read.value) === JSON.stringify(value);
}

type Read = { ok: true; value: Json | undefined } | { ok: false; message: string };

function readValue(t: Words, text: string): Read {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: undefined };
  if (/^\{\{[\s\S]*\}\}$/.test(trimmed)) return { ok: true, value: trimmed };
  try {
    return { ok: true, value: JSON.parse(trimmed) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return {
      ok: false,
      message: t('forms.thisIsNotJSONYetReason', { reason }),
    };
  }
}
