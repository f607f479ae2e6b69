import { useWords } from '#words/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { choicesOf } from '../field-model.ts';
import type { WidgetProps } from '../widget.ts';

/** One of a few known values. */
export function SelectWidget({ field, id, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const choices = choicesOf(field.schema);
  const current = value ?? field.schema.default;
  // What may be left out, and stands for nothing then, can be taken back.
  const none = field.required || field.schema.default !== undefined ? [] : [{ value: '', label: t('forms.notSet') }];
  const shown = current === undefined ? '' : String(current);
  return (
    <Select
      id={id}
      label={field.label}
      value={shown}
      disabled={disabled}
      choices={[...none, ...choices.map((choice) => ({ value: String(choice.value), label: choice.label }))]}
      onChange={(next) => onChange(choices.find((choice) => String(choice.value) === next)?.value)}
    />
  );
}
