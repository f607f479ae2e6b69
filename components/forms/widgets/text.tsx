import { DateField } from '../../ui/date-field.tsx';
import { Input } from '../../ui/input.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';

/** Formats of JSON Schema that are taken from a calendar. */
const kinds = new Map([
  ['date', 'day' as const],
  ['date-time', 'moment' as const],
]);

/** One line of text, with expressions unless the field refuses them. */
export function TextWidget({ field, id, describedBy, invalid, value, onChange, disabled }: WidgetProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  const change = (next: string) => onChange(next === '' ? undefined : next);
  if (field.hint.expression === false) {
    const kind = kinds.get(String(field.schema.format));
    const slot = { id, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined, disabled };
    return kind === undefined ? (
      <Input
        {...slot}
        value={text}
        placeholder={field.hint.placeholder}
        onChange={(event) => change(event.target.value)}
      />
    ) : (
      <DateField {...slot} kind={kind} value={text} onChange={change} />
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
