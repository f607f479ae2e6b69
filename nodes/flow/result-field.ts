import { anyField, optional } from '../fields.ts';

/** What a turn of a container gives. `whose` begins the hint, `otherwise` says what it gives when the field is empty. */
export function resultField(whose: string, otherwise: string) {
  return optional(
    anyField({
      label: 'Result',
      hint: `${whose}; it can read the nodes inside. ${otherwise} when empty.`,
      widget: 'expression',
    }),
  );
}
