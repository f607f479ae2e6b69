import { z } from 'zod';

/** Variables that each turn of a loop has for itself. */
export const turnVariables = z
  .array(
    z.strictObject({
      name: z
        .string('must be text')
        .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must begin with a small letter and hold only small letters, digits and _')
        .meta({
          label: 'Name',
          hint: 'A small letter, then small letters, digits and _; expressions read it by this name.',
          expression: false,
          placeholder: 'total',
        }),
      default: z.json().optional().meta({
        label: 'First value',
        hint: 'Any JSON value, with which each turn begins; null when empty.',
        expression: false,
        widget: 'json',
      }),
    }),
  )
  .meta({ label: 'Variables', hint: 'Each turn has these for itself; Set variable changes them.' });
