import { isAssetRef, isObject, type Json } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
import { pathText } from '../../forms/expression/path-text.ts';

/** Where a part of a value stands. */
export type DataPath = readonly (string | number)[];

/** One thing that a tree begins with: a value, or where none is known yet the words for what it will be. */
export type TreeRoot = {
  name?: string | number | undefined;
  path: DataPath;
  value: Json | undefined;
  /** JSON Schema of a value that is not known yet. */
  schema?: Json | undefined;
  about?: string;
  isOpen?: boolean;
};

/** One line of a tree as it is drawn. */
export type TreeRow = {
  key: string;
  depth: number;
  name: string | number | undefined;
  path: DataPath;
  value: Json | undefined;
  /** The type in words, of what has no value yet. */
  type: string | null;
  about: string | null;
  /** How many parts it has; null for a leaf. */
  count: number | null;
  isOpen: boolean;
};

/** Which lines a person opened or closed, by key; the others follow the rule. */
export type OpenRows = ReadonlyMap<string, boolean>;

type Step = Omit<TreeRow, 'key' | 'count' | 'isOpen'> & { schema: Json | undefined; isOpen: boolean | undefined };

/** A part's name with what a tree says of it. */
type Part = { name: string | number; value: Json | undefined; schema: Json | undefined };

/** The longest list and object that open by themselves. */
const smallParts = 30;

/** The lines of a tree in their order, for what is open; works without recursion, so any depth is fine. */
export function treeRows(t: Words, roots: readonly TreeRoot[], open: OpenRows): TreeRow[] {
  const rows: TreeRow[] = [];
  const steps: Step[] = roots.toReversed().map((root) => stepOf(t, root));
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const parts = partsOf(step);
    const key = pathText(step.path) || '.';
    const isOpen =
      parts !== null &&
      parts.length > 0 &&
      (open.get(key) ?? step.isOpen ?? (step.depth < 2 && parts.length < smallParts));
    const { schema: _, isOpen: __, ...row } = step;
    rows.push({ ...row, key, count: parts?.length ?? null, isOpen });
    if (!isOpen) continue;
    // Of a long list the items stay closed, so that one sees the list.
    const isShut = parts.length < smallParts ? undefined : false;
    for (let at = parts.length - 1; at >= 0; at--) {
      const part = parts[at];
      if (part !== undefined) steps.push({ ...below(t, step, part), isOpen: isShut });
    }
  }
  return rows;
}

function stepOf(t: Words, { name, path, value, schema, about, isOpen }: TreeRoot): Step {
  const type = value === undefined ? schemaWord(t, schema) : null;
  return { depth: 0, name, path, value, schema, about: about ?? null, type, isOpen };
}

function below(t: Words, { depth, path }: Step, { name, value, schema }: Part): Step {
  const type = value === undefined ? schemaWord(t, schema) : null;
  return { depth: depth + 1, name, path: [...path, name], value, schema, about: null, type, isOpen: undefined };
}

function partsOf({ value, schema }: Step): Part[] | null {
  if (Array.isArray(value)) return value.map((item, name) => ({ name, value: item, schema: undefined }));
  if (isObject(value) && !isAssetRef(value))
    return Object.entries(value).map(([name, item]) => ({ name, value: item, schema: undefined }));
  if (value !== undefined || !isObject(schema)) return null;
  if (isObject(schema.properties))
    return Object.entries(schema.properties).map(([name, part]) => ({ name, value: undefined, schema: part }));
  return isObject(schema.items) ? [{ name: 0, value: undefined, schema: schema.items }] : null;
}

/** The type that a schema promises, in a word. */
function schemaWord(t: Words, schema: Json | undefined): string {
  if (!isObject(schema)) return t('run.anyValue');
  const { type } = schema;
  const names = Array.isArray(type) ? type : [type];
  const words = names.flatMap((name) => (typeof name === 'string' ? [typeWords[name] ?? name] : []));
  return words.length === 0 ? t('run.anyValue') : words.join(' or ');
}

const typeWords: Record<string, string> = { string: 'text', integer: 'number', array: 'list', null: 'empty' };
