import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { WordKey } from '#words/words.ts';

export const kinds = [
  'text',
  'number',
  'whole number',
  'yes or no',
  'choice',
  'date',
  'list',
  'object',
  'anything',
] as const;
export type Kind = (typeof kinds)[number];

/** What people read for each kind. */
export const kindWords: Record<Kind, WordKey> = {
  text: 'forms.text',
  number: 'forms.number',
  'whole number': 'forms.wholeNumber',
  'yes or no': 'forms.yesOrNo',
  choice: 'forms.choice',
  date: 'forms.date',
  list: 'forms.list',
  object: 'forms.object',
  anything: 'forms.anything',
};

/** One field of a schema that people build; `extra` keeps what the builder does not show. */
export type SchemaRow = {
  name: string;
  kind: Kind;
  required: boolean;
  description: string;
  choices: string[];
  extra: JsonObject;
};

/** Reads the rows of an object schema; null when it says more than rows can show. */
export function rowsOf(schema: Json | undefined): SchemaRow[] | null {
  if (schema === undefined || schema === true) return [];
  if (!isObject(schema)) return null;
  if (['anyOf', 'oneOf', 'allOf', '$ref', 'if', 'patternProperties'].some((key) => key in schema)) return null;
  if (schema.type !== undefined && schema.type !== 'object') return null;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).map(([name, property]) => {
    const { type, enum: options, format, description, ...extra } = isObject(property) ? property : {};
    return {
      name,
      kind: kindOf(type, options, format),
      required: required.includes(name),
      description: typeof description === 'string' ? description : '',
      choices: Array.isArray(options) ? options.map(String) : [],
      extra: kindOf(type, options, format) === 'anything' && type !== undefined ? { ...extra, type } : extra,
    };
  });
}

/** Writes rows as an object schema. */
export function schemaOf(rows: readonly SchemaRow[], before: Json | undefined): JsonObject {
  const named = rows.filter((row) => row.name !== '');
  const properties: JsonObject = {};
  for (const row of named) properties[row.name] = propertyOf(row);
  const required = named.filter((row) => row.required).map((row) => row.name);
  const { required: _, properties: __, ...rest } = isObject(before) ? before : {};
  return { ...rest, type: 'object', properties, ...(required.length > 0 && { required }) };
}

function propertyOf(row: SchemaRow): JsonObject {
  const shape: Record<Kind, JsonObject> = {
    text: { type: 'string' },
    number: { type: 'number' },
    'whole number': { type: 'integer' },
    'yes or no': { type: 'boolean' },
    choice: { type: 'string', enum: row.choices },
    date: { type: 'string', format: 'date' },
    list: { type: 'array' },
    object: { type: 'object' },
    anything: {},
  };
  return { ...row.extra, ...shape[row.kind], ...(row.description !== '' && { description: row.description }) };
}

function kindOf(type: Json | undefined, options: Json | undefined, format: Json | undefined): Kind {
  if (Array.isArray(options)) return 'choice';
  if (type === 'string') return format === 'date' ? 'date' : 'text';
  const names: Record<string, Kind> = {
    number: 'number',
    integer: 'whole number',
    boolean: 'yes or no',
    array: 'list',
    object: 'object',
  };
  return typeof type === 'string' ? (names[type] ?? 'anything') : 'anything';
}
