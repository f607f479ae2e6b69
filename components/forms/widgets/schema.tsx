import { useWords } from '#words/use-words.ts';
import { SchemaBuilder } from '../schema/schema-builder.tsx';
import type { WidgetProps } from '../widget.ts';

/** A JSON Schema built field by field, as for what an approval asks. */
export function SchemaWidget({ field, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  return (
    <SchemaBuilder
      label={field.label}
      value={value}
      onChange={onChange}
      disabled={disabled}
      empty={t('forms.noFieldsOnlyADecision')}
    />
  );
}
