import { CodeField } from '../code/code-field.tsx';
import type { WidgetProps } from '../widget.ts';

/** Source code with highlighting. */
export function CodeWidget({ field, id, invalid, value, onChange, disabled }: WidgetProps) {
  return (
    <CodeField
      tall
      id={id}
      label={field.label}
      language={field.hint.language === 'json' ? 'json' : 'javascript'}
      value={typeof value === 'string' ? value : ''}
      onChange={(next) => onChange(next === '' ? undefined : next)}
      disabled={disabled}
      invalid={invalid}
      placeholder={field.hint.placeholder}
    />
  );
}
