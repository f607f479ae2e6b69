import { isObject, type Json } from '#engine/json.ts';

/** Writes a value as a person types it in one field: text bare, everything else as JSON; text that looks like JSON is quoted. */
export function textFrom(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return looksLikeJson(value) ? JSON.stringify(value) : value;
}

/** Reads what a person typed: numbers, true, false, null, lists, objects and quoted text are JSON, all else is text. */
export function valueFrom(text: string): Json {
  if (!looksLikeJson(text)) return text;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** The name of a value's type, for the chip beside it. */
export function typeName(value: Json | undefined): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'list';
  if (isObject(value)) return 'object';
  return typeof value === 'string' ? 'text' : typeof value;
}

function looksLikeJson(text: string): boolean {
  const trimmed = text.trim();
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(trimmed) || ['true', 'false', 'null'].includes(trimmed)) return true;
  if (!/^(\{(?!\{)[\s\S]*\}|\[[\s\S]*\]|"[\s\S]*")$/.test(trimmed)) return false;
  try {
    JSON.parse(trimmed);
    return true;
  } catch {
    return false;
  }
}
