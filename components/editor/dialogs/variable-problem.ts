import type { Graph } from '#engine/graph/schema.ts';
import { idPattern } from '#engine/graph/words.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { WordKey, Words } from '#words/words.ts';

type Variable = Graph['variables'][number];

/** What is wrong with a variable, as one sentence; null when nothing is. */
export function variableProblem(t: Words, variables: readonly Variable[], index: number): string | null {
  const variable = variables[index];
  if (variable === undefined) return null;
  const { name, schema, default: first } = variable;
  if (!idPattern.test(name)) return t('dialogs.aNameHasSmallLettersDigits');
  if (variables.some((other, place) => place < index && other.name === name))
    return t('dialogs.thereIsAnotherVariableNameGive', { name });
  const type = isObject(schema) ? schema.type : undefined;
  if (first === undefined || first === null || typeof type !== 'string') return null;
  const say = (kind: string) => {
    const key = words[kind];
    return key === undefined ? kind : t(key);
  };
  return kindOf(first) === type
    ? null
    : t('dialogs.itsFirstValueIsWords', { given: say(kindOf(first)), wanted: say(type) });
}

/** Reads a first value as it is typed: JSON, or nothing. */
export function readDefault(t: Words, text: string): { value?: Json; problem: string | null } {
  if (text.trim() === '') return { problem: null };
  try {
    const value: Json = JSON.parse(text);
    return { value, problem: null };
  } catch {
    return { problem: t('dialogs.theFirstValueMustBeJSON') };
  }
}

const words: Record<string, WordKey> = {
  string: 'dialogs.aText',
  number: 'dialogs.aNumber',
  boolean: 'dialogs.aYesOrNo',
  array: 'dialogs.aList',
  object: 'dialogs.anObject',
};

function kindOf(value: Json): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
