import { ExpressionInput } from '../expression/expression-input.tsx';
import { textFrom, valueFrom } from '../value-text.ts';
import type { WidgetProps } from '../widget.ts';

/** One expression that gives the value, or a plain value such as `true` or `[1, 2]`. */
export function ExpressionWidget({ field, id, describedBy, invalid, value, onChange, disabled }: WidgetProps) {
  return (
    <ExpressionInput
      id={id}
      describedBy={describedBy}
      invalid={invalid}
      value={textFrom(value)}
      disabled={disabled}
      placeholder={field.hint.placeholder ?? '{{ }}'}
      onChange={(text) => onChange(text === '' ? undefined : valueFrom(text))}
      preview={field.hint.element !== true}
    />
  );
}
