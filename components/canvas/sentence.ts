import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';

/** A piece of a card's sentence: plain words, a value, an expression, or a parameter nobody filled in yet. */
export type Part = { kind: 'words' | 'value' | 'expression' | 'missing'; text: string };

/** Writes a node's sentence from its parameters: "Calls {method} {url}". */
export function sentenceOf(description: NodeDescription, params: JsonObject): Part[] {
  const parts: Part[] = [];
  for (const [index, piece] of description.sentence.split(/\{([\w.]+)\}/).entries()) {
    if (index % 2 === 0) push(parts, 'words', piece);
    else for (const part of valueParts(params[piece], labelOf(description, piece))) push(parts, part.kind, part.text);
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

function valueParts(value: Json | undefined, label: string): Part[] {
  if (value === undefined || value === null || value === '') return [{ kind: 'missing', text: label }];
  if (typeof value === 'string') return templateParts(oneLine(value));
  if (Array.isArray(value)) return listParts(value, label);
  if (isObject(value)) return keysParts(value, label);
  return [{ kind: 'value', text: String(value) }];
}

function listParts(list: Json[], label: string): Part[] {
  if (list.length === 0) return [{ kind: 'missing', text: label }];
  const names = list.map((item) => (isObject(item) ? (item.name ?? item.field ?? item.by ?? item.key) : item));
  const known = names.filter((name) => typeof name === 'string' || typeof name === 'number');
  return [{ kind: 'value', text: known.length > 0 ? shorten(known.map(String)) : `${list.length} items` }];
}

function keysParts(object: JsonObject, label: string): Part[] {
  const keys = Object.keys(object);
  return keys.length === 0 ? [{ kind: 'missing', text: label }] : [{ kind: 'value', text: shorten(keys) }];
}

function shorten(names: string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}

function labelOf(description: NodeDescription, name: string): string {
  const schema = description.params;
  const property = isObject(schema) && isObject(schema.properties) ? schema.properties[name] : undefined;
  const hint = isObject(property) && isObject(property['x-field']) ? property['x-field'].label : undefined;
  return (typeof hint === 'string' ? hint : name).toLowerCase();
}

function push(parts: Part[], kind: Part['kind'], text: string): void {
  if (text !== '') parts.push({ kind, text });
}
