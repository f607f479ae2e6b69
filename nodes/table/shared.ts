import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { anyField, choiceField, filledField, optional } from '../fields.ts';

/** Which table a node works on. */
export const table = filledField({
  label: 'Table',
  hint: 'A data table by its name.',
  widget: 'table',
  placeholder: 'customers',
});

const condition = z.strictObject({
  column: filledField({ label: 'Column', hint: 'The name of the column.', placeholder: 'status' }),
  op: choiceField(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'starts_with', 'in', 'empty', 'not_empty'], {
    label: 'Is',
    hint: 'How the cell is compared; `in` takes a list, `empty` and `not_empty` nothing.',
  }),
  value: optional(anyField({ label: 'Value', hint: 'What it is compared with.', placeholder: '{{ input.status }}' })),
});

/** Conditions that all must hold. */
export const where = optional(
  z.array(condition).meta({ label: 'Conditions', hint: 'Only rows that fit all of them.' }),
);

/** Conditions as a request holds them. */
export function asConditions(conditions: z.infer<typeof condition>[] = []): Json[] {
  return conditions.map(({ column, op, value }) => ({ column, op, value: value ?? null }));
}

const row = z.record(z.string(), z.json());

/** One row or a list of them. */
export const values = z
  .union([row, z.array(row)], 'must be an object of column names and values, or a list of such objects')
  .meta({ label: 'Values', hint: 'Column names and values, or a list of such rows.', widget: 'fields' });
