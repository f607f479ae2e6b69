import { Textarea } from '../../ui/input.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';

/** Text of several lines. */
export function TextareaWidget({ field, id, describedBy, invalid, value, onChange, disabled }: WidgetProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2);
  const change = (next: string) => onChange(next === '' ? undefined : next);
  if (field.hint.expression === false) {
    return (
      <Textarea
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        value={text}
        disabled={disabled}
        placeholder={field.hint.placeholder}
        onChange={(event) => change(event.target.value)}
        className="min-h-24 font-mono text-[12.5px]"
      />
    );
  }
  return (
    <ExpressionInput
      multiline
      id={id}
      describedBy={describedBy}
      invalid={invalid}
      value={text}
      disabled={disabled}
      placeholder={field.hint.placeholder}
      onChange={change}
    />
  );
}
