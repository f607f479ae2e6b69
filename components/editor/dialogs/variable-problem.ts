import type { Graph } from '#engine/graph/schema.ts';
import { idPattern } from '#engine/graph/words.ts';
import { isObject, type Json } from '#engine/json.ts';

type Variable = Graph['variables'][number];

/** What is wrong with a variable, as one sentence; null when nothing is. */
export function variableProblem(variables: readonly Variable[], index: number): string | null {
  const variable = variables[index];
  if (variable === undefined) return null;
  const { name, schema, default: first } = variable;
  if (!idPattern.test(name)) return 'A name has small letters, digits and _; a letter first.';
  if (variables.some((other, place) => place < index && other.name === name))
    return `There is another variable ${name}. Give this one a name of its own.`;
  const type = isObject(schema) ? schema.type : undefined;
  if (first === undefined || first === null || typeof type !== 'string') return null;
  return kindOf(first) === type
    ? null
    : `Its first value is ${words[kindOf(first)]}, its type says ${words[type] ?? type}.`;
}

/** Reads a first value as it is typed: JSON, or nothing. */
export function readDefault(text: string): { value?: Json; problem: string | null } {
  if (text.trim() === '') return { problem: null };
  try {
    const value: Json = JSON.parse(text);
    return { value, problem: null };
  } catch {
    return { problem: 'The first value must be JSON, such as 0, "text", [] or {}.' };
  }
}

const words: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object',
};

function kindOf(value: Json): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
