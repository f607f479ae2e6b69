import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { CompiledValue } from './template.ts';
import { compileTemplate } from './template.ts';
import type { Roots } from './value.ts';

/** How the text at a path is read: `expression: false` takes it as it is. */
export type FieldOptions = (path: string) => { expression?: boolean; encode?: 'url' };

/** Compiles a JSON value whose texts may hold expressions; a value without any is handed back as it is. */
export function compileValue(value: Json, options: FieldOptions = () => ({})): CompiledValue {
  return compileAt(value, '', options);
}

function compileAt(value: Json, path: string, options: FieldOptions): CompiledValue {
  if (typeof value === 'string') return compileText(value, path, options);
  if (Array.isArray(value))
    return compileList(
      value,
      value.map((item, index) => compileAt(item, join(path, index), options)),
    );
  if (isObject(value))
    return compileObject(
      value,
      Object.keys(value).map((key) => ({ key, part: compileAt(value[key] ?? null, join(path, key), options) })),
    );
  return fixed(value);
}

function compileText(text: string, path: string, options: FieldOptions): CompiledValue {
  const { expression, encode } = options(path);
  if (expression === false) return fixed(text);
  const compiled = compileTemplate(text, encode === undefined ? {} : { encode });
  if (compiled.isStatic) return fixed(text);
  return {
    ...compiled,
    references: compiled.references.map((reference) => ({ ...reference, field: path })),
    problems: compiled.problems.map((problem) => ({ ...problem, field: path })),
  };
}

function compileList(value: Json[], parts: CompiledValue[]): CompiledValue {
  if (parts.every((part) => part.isStatic)) return fixed(value);
  return { isStatic: false, evaluate: (roots) => parts.map((part) => part.evaluate(roots)), ...gather(parts) };
}

function compileObject(value: JsonObject, entries: { key: string; part: CompiledValue }[]): CompiledValue {
  if (entries.every(({ part }) => part.isStatic)) return fixed(value);
  const safe = entries.filter(({ key }) => key !== '__proto__');
  const evaluate = (roots: Roots): Json => {
    const result: JsonObject = {};
    for (const { key, part } of safe) result[key] = part.evaluate(roots);
    return result;
  };
  return { isStatic: false, evaluate, ...gather(entries.map(({ part }) => part)) };
}

function gather(parts: CompiledValue[]): Pick<CompiledValue, 'references' | 'problems'> {
  return { references: parts.flatMap((part) => part.references), problems: parts.flatMap((part) => part.problems) };
}

function fixed(value: Json): CompiledValue {
  return { isStatic: true, evaluate: () => value, references: [], problems: [] };
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
