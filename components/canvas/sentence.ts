import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';

/** A piece of a card's sentence: plain words, a value, an expression, or a parameter nobody filled in yet. */
export type Part = { kind: 'words' | 'value' | 'expression' | 'missing'; text: string };

/**
 * Writes a node's sentence from its parameters: "Calls {method} {url}". What may stay empty leaves no gap, unless the
 * sentence would say nothing at all.
 */
export function sentenceOf(t: Words, description: NodeDescription, params: JsonObject): Part[] {
  const pieces = description.sentence.split(/\{([\w.]+)\}/);
  const names = pieces.filter((_, index) => index % 2 === 1);
  const isEmpty = names.every((name) => valueIn(description, params, name) === undefined);
  const parts: Part[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      push(parts, 'words', piece);
      continue;
    }
    const value = valueIn(description, params, piece);
    if (value === undefined && !isNeeded(description, piece) && !(isEmpty && piece === names[0])) continue;
    for (const part of valueParts(t, value, labelOf(t, description, piece))) push(parts, part.kind, part.text);
  }
  return parts;
}

/** The same as plain text, for names and for search. */
export function sentenceText(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join('');
}

/** Splits a template into its words and its expressions. */
export function templateParts(text: string): Part[] {
  const parts: Part[] = [];
  for (const [index, piece] of text.split(/(\{\{[\s\S]*?\}\})/).entries()) {
    push(parts, index % 2 === 0 ? 'value' : 'expression', piece);
  }
  return parts;
}

function valueParts(t: Words, value: Json | undefined, label: string): Part[] {
  if (value === undefined || value === null || value === '') return [{ kind: 'missing', text: label }];
  if (typeof value === 'string') {
    const whole = /^\{\{([^{}]*)\}\}$/.exec(oneLine(value))?.[1];
    return whole === undefined ? templateParts(oneLine(value)) : [{ kind: 'expression', text: whole.trim() }];
  }
  if (Array.isArray(value)) return listParts(t, value, label);
  if (isObject(value)) return keysParts(t, value, label);
  return [{ kind: 'value', text: String(value) }];
}

function listParts(t: Words, list: Json[], label: string): Part[] {
  if (list.length === 0) return [{ kind: 'missing', text: label }];
  const names = list.map((item) => (isObject(item) ? (item.name ?? item.field ?? item.by ?? item.key) : item));
  const known = names.filter((name) => typeof name === 'string' || typeof name === 'number');
  const text = known.length > 0 ? shorten(t, known.map(String)) : t('canvas.items', { count: list.length });
  return [{ kind: 'value', text }];
}

function keysParts(t: Words, object: JsonObject, label: string): Part[] {
  // A workflow in place says what it is called.
  if (typeof object.patchbay === 'number' && typeof object.name === 'string' && object.name !== '')
    return [{ kind: 'value', text: oneLine(object.name) }];
  const keys = Object.keys(object);
  return keys.length === 0 ? [{ kind: 'missing', text: label }] : [{ kind: 'value', text: shorten(t, keys) }];
}

function shorten(t: Words, names: string[]): string {
  if (names.length <= 3) return names.join(', ');
  return t('canvas.firstAndCountMore', { first: names.slice(0, 3).join(', '), count: names.length - 3 });
}

function oneLine(text: string): string {
  // The hash that an address is pinned to needs no more than tell one from another.
  const short = text.replace(/#sha256-([0-9a-f]{8})[0-9a-f]{56}\b/g, '#$1…');
  const line = short.replace(/\s+/g, ' ').trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}

function valueIn(description: NodeDescription, params: JsonObject, name: string): Json | undefined {
  const value = params[name] ?? propertyOf(description, name)?.default;
  return value === '' || value === null ? undefined : value;
}

function isNeeded(description: NodeDescription, name: string): boolean {
  const schema = description.params;
  return isObject(schema) && Array.isArray(schema.required) && schema.required.includes(name);
}

function propertyOf(description: NodeDescription, name: string): JsonObject | undefined {
  const schema = description.params;
  const property = isObject(schema) && isObject(schema.properties) ? schema.properties[name] : undefined;
  return isObject(property) ? property : undefined;
}

function labelOf(t: Words, description: NodeDescription, name: string): string {
  const hint = propertyOf(description, name)?.['x-field'];
  const label = isObject(hint) ? hint.label : undefined;
  const shown = typeof label === 'string' ? label : name;
  // Nouns keep their capital in German.
  return t('canvas.missingField', { label: shown, lower: shown.toLowerCase() });
}

function push(parts: Part[], kind: Part['kind'], text: string): void {
  if (text !== '') parts.push({ kind, text });
}
