import type { ColumnType, DataColumn, DataTable } from '#server/trpc/views.ts';
import type { WordKey } from '#words/words.ts';

/** A column while it is edited; `was` is its name in the stored table. */
export type ColumnDraft = {
  key: string;
  was?: string;
  name: string;
  type: ColumnType;
  required: boolean;
  unique: boolean;
};

export const columnTypes: { value: ColumnType; label: WordKey }[] = [
  { value: 'text', label: 'tables.text' },
  { value: 'number', label: 'tables.number' },
  { value: 'boolean', label: 'tables.trueOrFalse' },
  { value: 'date', label: 'tables.date' },
  { value: 'json', label: 'tables.json' },
];

/** The columns of a stored table for editing. */
export function draftsOf({ columns, keys }: DataTable): ColumnDraft[] {
  return columns.map(({ name, type, required }) => ({
    key: name,
    was: name,
    name,
    type,
    required,
    unique: keys.some((key) => key.length === 1 && key[0] === name),
  }));
}

/** What is sent of them; keys over several columns follow their columns' new names, and go with a column that goes. */
export function definitionOf(
  drafts: ColumnDraft[],
  before: DataTable | null,
): { columns: (DataColumn & { was?: string })[]; keys: string[][] } {
  const single = drafts.filter((draft) => draft.unique).map((draft) => [draft.name]);
  const nameOf = (old: string) => drafts.find((draft) => draft.was === old)?.name;
  const wide = (before?.keys ?? [])
    .filter((key) => key.length > 1)
    .map((key) => key.map(nameOf).filter((name) => name !== undefined))
    .filter((key, index) => key.length === (before?.keys.filter((one) => one.length > 1)[index]?.length ?? 0));
  return {
    columns: drafts.map(({ name, type, required, was }) => ({
      name,
      type,
      required,
      ...(was !== undefined && was !== name && { was }),
    })),
    keys: [...single, ...wide],
  };
}
