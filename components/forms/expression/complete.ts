import { isObject, type Json } from '#engine/json.ts';
import type { Scope } from './scope.tsx';

export type Completion = { label: string; about: string };
export type Completions = { from: number; items: Completion[] };

/** What can be written at a place of a text with expressions: roots first, then members of the last run's values. */
export function complete(text: string, caret: number, scope: Scope): Completions | null {
  const before = text.slice(0, caret);
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.indexOf('}}', open) >= 0) return null;
  const path = /([A-Za-z_$][\w$]*(?:\.[A-Za-z_$]?[\w$]*)*)?$/.exec(before.slice(open + 2))?.[0] ?? '';
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  const items = parts.length === 1 ? roots(scope) : members(read(parts.slice(0, -1), scope));
  const fitting = items.filter(
    (item) => item.label.toLowerCase().startsWith(last.toLowerCase()) && item.label !== last,
  );
  return fitting.length === 0 ? null : { from: caret - last.length, items: fitting.slice(0, 40) };
}

function roots(scope: Scope): Completion[] {
  return scope.names.map(({ name, about }) => ({ label: name, about }));
}

function read(path: string[], scope: Scope): Json {
  const [root, ...rest] = path;
  let value: Json = scope.values.get(root ?? '') ?? null;
  for (const key of rest)
    value = isObject(value) ? (value[key] ?? null) : Array.isArray(value) ? (value[Number(key)] ?? null) : null;
  return value;
}

function members(value: Json): Completion[] {
  if (Array.isArray(value)) return [{ label: 'length', about: `${value.length}` }];
  if (!isObject(value)) return [];
  return Object.entries(value)
    .filter(([key]) => /^[A-Za-z_$][\w$]*$/.test(key))
    .map(([key, item]) => ({ label: key, about: brief(item) }));
}

/** A value in a few characters. */
export function brief(value: Json, length = 40): string {
  const text = JSON.stringify(value);
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
