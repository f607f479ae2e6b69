import { isObject, type Json, type JsonObject } from '../json.ts';
import { durationMs, durationWords } from './words.ts';

/** A finding in a parameter: its path inside `params` and a sentence without a subject. */
export type ParamFinding = { path: string; message: string; missing: boolean };

/**
 * Checks parameters against the schema of their node type before a run. Text with `{{ }}` fits any type, because its
 * value is known only at run time. Knows the part of JSON Schema that parameter schemas are made of.
 */
export function checkParams(schema: Json, value: Json, path = ''): ParamFinding[] {
  if (!isObject(schema) || isExpression(value)) return [];
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options)) return checkOptions(options, value, path);
  if (Array.isArray(schema.enum))
    return schema.enum.includes(value) ? [] : [wrong(path, `must be one of ${schema.enum.map(show).join(', ')}`)];
  if ('const' in schema) return schema.const === value ? [] : [wrong(path, `must be ${show(schema.const ?? null)}`)];
  if (typeof schema.type !== 'string') return [];
  if (!hasType(value, schema.type))
    return [wrong(path, `must be ${typeWords[schema.type] ?? schema.type}, found ${show(value)}`)];
  if (isObject(value)) return checkObject(schema, value, path);
  if (Array.isArray(value)) return checkList(schema, value, path);
  if (typeof value === 'string') return checkText(schema, value, path);
  return typeof value === 'number' ? checkNumber(schema, value, path) : [];
}

function checkOptions(options: Json[], value: Json, path: string): ParamFinding[] {
  const results = options.map((option) => checkParams(option, value, path));
  if (results.some((findings) => findings.length === 0)) return [];
  const sameType = results.find((_, index) => fitsType(options[index] ?? null, value));
  return sameType ?? results[0] ?? [];
}

function fitsType(schema: Json, value: Json): boolean {
  return isObject(schema) && typeof schema.type === 'string' && hasType(value, schema.type);
}

function checkObject(schema: JsonObject, value: JsonObject, path: string): ParamFinding[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const findings: ParamFinding[] = [];
  for (const name of required) {
    if (typeof name === 'string' && !(name in value))
      findings.push({ path: join(path, name), message: 'is missing', missing: true });
  }
  for (const [name, item] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own !== undefined) findings.push(...checkParams(own, item, join(path, name)));
    else if (schema.additionalProperties === false) findings.push(wrong(join(path, name), 'is not known here'));
    else if (isObject(schema.additionalProperties))
      findings.push(...checkParams(schema.additionalProperties, item, join(path, name)));
  }
  return findings;
}

function checkList(schema: JsonObject, value: Json[], path: string): ParamFinding[] {
  const findings =
    schema.items === undefined
      ? []
      : value.flatMap((item, index) => checkParams(schema.items ?? true, item, join(path, String(index))));
  if (typeof schema.minItems === 'number' && value.length < schema.minItems) {
    findings.push(wrong(path, `needs at least ${schema.minItems} ${schema.minItems === 1 ? 'entry' : 'entries'}`));
  }
  return findings;
}

function checkText(schema: JsonObject, value: string, path: string): ParamFinding[] {
  if (typeof schema.minLength === 'number' && value.length < schema.minLength)
    return [{ path, message: 'is empty', missing: true }];
  if (typeof schema.maxLength === 'number' && value.length > schema.maxLength)
    return [wrong(path, `is longer than ${schema.maxLength} characters`)];
  // Patterns come from node definitions, never from people, so the host's engine is safe here.
  if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern).test(value))
    return [wrong(path, `does not have the form ${schema.pattern}, found ${show(value)}`)];
  const field = schema['x-field'];
  if (isObject(field) && field.widget === 'duration' && durationMs(value) === null)
    return [wrong(path, `${durationWords}, found ${show(value)}`)];
  return [];
}

function checkNumber(schema: JsonObject, value: number, path: string): ParamFinding[] {
  if (typeof schema.minimum === 'number' && value < schema.minimum)
    return [wrong(path, `must be at least ${schema.minimum}, found ${value}`)];
  if (typeof schema.exclusiveMinimum === 'number' && value <= schema.exclusiveMinimum)
    return [wrong(path, `must be more than ${schema.exclusiveMinimum}, found ${value}`)];
  if (typeof schema.maximum === 'number' && value > schema.maximum)
    return [wrong(path, `must be at most ${schema.maximum}, found ${value}`)];
  return [];
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function hasType(value: Json, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isExpression(value: Json): boolean {
  return typeof value === 'string' && value.includes('{{');
}

function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

function wrong(path: string, message: string): ParamFinding {
  return { path, message, missing: false };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
