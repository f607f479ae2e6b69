import { z } from 'zod';
import { columnTypes } from '#db/schema/data-tables.ts';
import { PatchbayError } from '#engine/errors.ts';

const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,62}$/,
    'must start with a small letter and hold only small letters, digits and _, at most 63 of them',
  );

/** Names that a row has besides its columns. */
const reserved = new Set(['id', 'created_at', 'updated_at']);

const column = z.strictObject({
  name: slug.refine((name) => !reserved.has(name), 'must not be id, created_at or updated_at, which every row has'),
  type: z.enum(columnTypes, `must be one of ${columnTypes.join(', ')}`),
  required: z.boolean('must be true or false').default(false),
  /** The column's name so far, when it is given another one. */
  was: z.string().optional(),
});

const columns = z.array(column).min(1, 'must have at least one column').max(100, 'may have at most 100 columns');
const keys = z.array(z.array(z.string()).min(1).max(5)).max(10, 'may have at most 10 unique keys');

/** A new table. */
export const newTableSchema = z.strictObject({ name: slug, columns, keys: keys.default([]) });

/** A change of a table; what is absent stays. */
export const tableChangeSchema = z.strictObject({
  name: slug.optional(),
  columns: columns.optional(),
  keys: keys.optional(),
});

export type TableDefinition = z.infer<typeof newTableSchema>;

/** Throws `invalid_input` when columns share a name, or a key has a column that is none or cannot be one. */
export function checkDefinition({ columns: list, keys: wanted }: Pick<TableDefinition, 'columns' | 'keys'>): void {
  const names = new Set<string>();
  for (const [index, { name }] of list.entries()) {
    if (names.has(name)) throw refused(`/columns/${index}/name`, `There are two columns '${name}'.`);
    names.add(name);
  }
  const seen = new Set<string>();
  for (const [index, key] of wanted.entries()) {
    const path = `/keys/${index}`;
    const unknown = key.find((name) => !names.has(name));
    if (unknown !== undefined) throw refused(path, `A unique key names the column '${unknown}', which there is not.`);
    if (new Set(key).size < key.length) throw refused(path, `The unique key ${key.join(' + ')} names a column twice.`);
    const same = [...key].sort().join();
    if (seen.has(same)) throw refused(path, `There are two unique keys on ${key.join(' + ')}.`);
    seen.add(same);
    const json = list.find(({ name, type }) => key.includes(name) && type === 'json');
    if (json) throw refused(path, `The column '${json.name}' holds JSON, which cannot be part of a unique key.`);
  }
}

function refused(path: string, message: string): PatchbayError {
  return new PatchbayError('invalid_input', message, { errors: [{ path, message }] });
}
