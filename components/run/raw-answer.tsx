import type { Json } from '#engine/json.ts';
import { JsonWidget } from '../forms/widgets/json.tsx';
import { Field } from '../ui/field.tsx';

type Props = {
  label: string;
  hint: string;
  placeholder: string;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
};

/** Asks for any value as JSON, under a label that can be seen. */
export function RawAnswer({ label, hint, placeholder, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(slot) => (
        <JsonWidget
          field={{
            name: 'data',
            schema: {},
            hint: { placeholder, document: true },
            label,
            required: false,
            widget: 'json',
          }}
          id={slot.id}
          describedBy={slot['aria-describedby']}
          invalid={false}
          value={value}
          onChange={onChange}
          disabled={false}
          nested={() => null}
        />
      )}
    </Field>
  );
}
