import { type CompiledValue, compileValue, type Reference } from '../expr/index.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { FieldHint, NodeDescription } from './catalogue.ts';
import type { CompiledParams } from './plan.ts';
import type { Policy } from './schema.ts';

/** Something wrong in an expression, with its field and its place in the text (both from 1). */
export type ExpressionProblem = { field: string; message: string; line: number; column: number };

/** A free name in an expression. `element` is true where `item` and `index` are the element's. */
export type FieldReference = Reference & { field: string; element: boolean };

export type ParamsCompilation = { params: CompiledParams; problems: ExpressionProblem[]; references: FieldReference[] };

/** Compiles the parameters of one node; fields that take no expressions stay text, per-element ones become functions. */
export function compileParams(description: NodeDescription, raw: JsonObject, policy: Policy): ParamsCompilation {
  const hints = (path: string) => hintAt(description.params, path);
  const elementNames = Object.keys(raw).filter((name) => hints(name).element === true);
  const plain = Object.fromEntries(Object.entries(raw).filter(([name]) => !elementNames.includes(name)));
  const value = compileValue(plain, hints);
  const elements = elementNames.map((name) => ({ name, value: compileValue(raw[name] ?? null, () => hints(name)) }));
  const all = [
    { value, prefix: '', element: false },
    ...elements.map((part) => ({ value: part.value, prefix: part.name, element: true })),
  ];
  const references = all.flatMap((part) =>
    part.value.references.map((ref) => ({ ...ref, field: fieldOf(part.prefix, ref.field), element: part.element })),
  );
  const problems = all.flatMap((part) =>
    part.value.problems.map((problem) => ({ ...problem, field: fieldOf(part.prefix, problem.field) })),
  );
  const roots = new Set(references.map((ref) => ref.root));
  return { params: { value, elements, roots, raw, policy }, problems, references };
}

/** Compiles one expression that belongs to a policy or a container. */
export function compileField(
  value: Json,
  field: string,
): { value: CompiledValue; problems: ExpressionProblem[]; references: FieldReference[] } {
  const compiled = compileValue(value);
  return {
    value: compiled,
    problems: compiled.problems.map((problem) => ({ ...problem, field: fieldOf(field, problem.field) })),
    references: compiled.references.map((ref) => ({ ...ref, field: fieldOf(field, ref.field), element: false })),
  };
}

function fieldOf(prefix: string, field: string | undefined): string {
  if (prefix === '') return field ?? '';
  return field === undefined || field === '' ? prefix : `${prefix}.${field}`;
}

/** The hint of the field at a path such as `headers.0.value`, inherited from the fields around it. */
function hintAt(schema: Json, path: string): FieldHint {
  let at: Json = schema;
  let hint: FieldHint = {};
  for (const part of path === '' ? [] : path.split('.')) {
    if (hint.document) return { ...hint, expression: false };
    at = childSchema(at, part);
    if (!isObject(at)) return hint;
    const own = at['x-field'];
    if (isObject(own)) hint = { ...hint, ...pick(own) };
  }
  return hint;
}

function pick(own: JsonObject): FieldHint {
  return {
    ...(typeof own.expression === 'boolean' && { expression: own.expression }),
    ...(own.element === true && { element: true }),
    ...(own.document === true && { document: true }),
    ...(own.encode === 'url' && { encode: 'url' as const }),
  };
}

function childSchema(schema: Json, part: string): Json {
  if (!isObject(schema)) return null;
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options))
    return options.map((option) => childSchema(option, part)).find((found) => found !== null) ?? null;
  if (isObject(schema.properties) && Object.hasOwn(schema.properties, part)) return schema.properties[part] ?? null;
  if (schema.items !== undefined && /^\d+$/.test(part)) return schema.items;
  return isObject(schema.additionalProperties) ? schema.additionalProperties : null;
}
