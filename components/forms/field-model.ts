import type { FieldHint } from '#engine/graph/catalogue.ts';
import { isObject, type Json, type JsonObject, type JsonSchema } from '#engine/json.ts';

/** One field of a form, read from a JSON Schema. */
export type FieldModel = {
  name: string;
  schema: JsonObject;
  hint: FieldHint;
  label: string;
  required: boolean;
  widget: string;
};

/** The fields of an object schema in their order. */
export function fieldsOf(schema: JsonSchema): FieldModel[] {
  if (!isObject(schema) || !isObject(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const hint = hintOf(property);
    const needed = required.includes(name) && property.default === undefined;
    return [
      {
        name,
        schema: property,
        hint,
        label: labelOf(name, property, hint),
        required: needed,
        widget: widgetOf(property, hint),
      },
    ];
  });
}

/** True when a field takes part, given the values beside it. */
export function isShown(field: FieldModel, values: JsonObject, fields: readonly FieldModel[]): boolean {
  const when = field.hint.showWhen;
  if (when === undefined) return true;
  const other = fields.find((candidate) => candidate.name === when.field);
  const value = values[when.field] ?? other?.schema.default ?? null;
  return when.is.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value));
}

/** The choices of an enumeration, each with its word of `x-labels`, else as it is. */
export function choicesOf(schema: JsonObject): { value: Json; label: string }[] {
  const options = Array.isArray(schema.enum) ? schema.enum : [];
  const variants = Array.isArray(schema.anyOf) ? schema.anyOf : Array.isArray(schema.oneOf) ? schema.oneOf : [];
  const constants = variants.flatMap((variant) =>
    isObject(variant) && variant.const !== undefined ? [variant.const] : [],
  );
  const labels = isObject(schema['x-labels']) ? schema['x-labels'] : {};
  return [...options, ...constants].map((value) => ({ value, label: String(labels[String(value)] ?? value) }));
}

/** The names of the JSON types a schema allows. */
export function typesOf(schema: JsonObject): string[] {
  if (typeof schema.type === 'string') return [schema.type];
  if (Array.isArray(schema.type)) return schema.type.filter((name) => typeof name === 'string');
  const variants = Array.isArray(schema.anyOf) ? schema.anyOf : Array.isArray(schema.oneOf) ? schema.oneOf : [];
  return [...new Set(variants.flatMap((variant) => (isObject(variant) ? typesOf(variant) : [])))];
}

function hintOf(schema: JsonObject): FieldHint {
  const hint = schema['x-field'];
  if (!isObject(hint)) return {};
  const text = (name: string) => (typeof hint[name] === 'string' ? { [name]: hint[name] } : {});
  const flag = (name: string) => (typeof hint[name] === 'boolean' ? { [name]: hint[name] } : {});
  const when = hint.showWhen;
  return {
    ...text('label'),
    ...text('hint'),
    ...text('widget'),
    ...text('placeholder'),
    ...text('group'),
    ...text('language'),
    ...text('options'),
    ...flag('expression'),
    ...flag('element'),
    ...(hint.encode === 'url' && { encode: 'url' as const }),
    ...(isObject(when) &&
      typeof when.field === 'string' &&
      Array.isArray(when.is) && { showWhen: { field: when.field, is: when.is } }),
  };
}

function labelOf(name: string, schema: JsonObject, hint: FieldHint): string {
  if (hint.label !== undefined) return hint.label;
  if (typeof schema.title === 'string') return schema.title;
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function widgetOf(schema: JsonObject, hint: FieldHint): string {
  if (hint.widget !== undefined) return hint.widget;
  if (choicesOf(schema).length > 0 && !typesOf(schema).some((type) => type === 'object' || type === 'array'))
    return 'select';
  const types = typesOf(schema);
  if (hint.element) return 'text';
  if (types.length === 1) return bySingleType(types[0] ?? '', schema);
  if (types.length > 1 && types.every((type) => ['number', 'integer', 'string'].includes(type))) {
    return types.includes('string') && types.length > 1 ? 'number' : 'text';
  }
  return 'json';
}

function bySingleType(type: string, schema: JsonObject): string {
  switch (type) {
    case 'boolean':
      return 'toggle';
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return 'list';
    case 'object':
      return isObject(schema.properties) ? 'group' : 'key-value';
    case 'string':
      return typeof schema.maxLength === 'number' && schema.maxLength > 500 ? 'textarea' : 'text';
    default:
      return 'json';
  }
}
