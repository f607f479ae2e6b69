import { Input } from '../../ui/input.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';

/** One line of text, with expressions unless the field refuses them. */
export function TextWidget({ field, id, describedBy, invalid, value, onChange, disabled }: WidgetProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  const change = (next: string) => onChange(next === '' ? undefined : next);
  if (field.hint.expression === false) {
    return (
      <Input
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        value={text}
        disabled={disabled}
        placeholder={field.hint.placeholder}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  return (
    <ExpressionInput
      id={id}
      describedBy={describedBy}
      invalid={invalid}
      value={text}
      disabled={disabled}
      placeholder={field.hint.placeholder}
      onChange={change}
      encode={field.hint.encode}
      preview={field.hint.element !== true}
    />
  );
}
