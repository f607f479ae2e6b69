import { useWords } from '#words/use-words.ts';
import { Toggle } from '../../ui/toggle.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';

/** Yes or no; an expression that stands in its place is kept as text. */
export function ToggleWidget({ field, id, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  if (typeof value === 'string') {
    return (
      <ExpressionInput
        id={id}
        value={value}
        onChange={(next) => onChange(next === '' ? undefined : next)}
        disabled={disabled}
      />
    );
  }
  const checked = (value ?? field.schema.default) === true;
  return (
    <span className="flex items-center gap-2">
      <Toggle id={id} label={field.label} checked={checked} onChange={onChange} disabled={disabled} />
      <span className="text-muted text-sm">{checked ? t('forms.yes') : t('forms.no')}</span>
    </span>
  );
}
