import { ExpressionInput } from '../expression/expression-input.tsx';
import { typesOf } from '../field-model.ts';
import type { WidgetProps } from '../widget.ts';

/** A number, or an expression that gives one. */
export function NumberWidget({ field, id, describedBy, invalid, value, onChange, disabled }: WidgetProps) {
  const change = (text: string) => {
    if (text.trim() === '') return onChange(undefined);
    const number = Number(text);
    onChange(Number.isFinite(number) && text.trim() !== '' ? number : text);
  };
  const takesText = typesOf(field.schema).includes('string');
  return (
    <ExpressionInput
      id={id}
      describedBy={describedBy}
      invalid={invalid}
      value={value === undefined || value === null ? '' : String(value)}
      disabled={disabled}
      placeholder={field.hint.placeholder ?? fallback(field.schema.default) ?? (takesText ? undefined : '0')}
      onChange={change}
    />
  );
}

function fallback(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
