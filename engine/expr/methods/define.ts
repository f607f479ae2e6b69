import type { Json } from '../../json.ts';
import { Refusal } from '../error.ts';
import type { Fn, Value } from '../value.ts';
import { kindOf, Pattern } from '../value.ts';

/** One function of the allow-list as people read about it; each example is run by a test. */
export type FunctionDoc = {
  name: string;
  on: 'string' | 'list' | 'number' | 'boolean' | 'object' | 'pattern' | 'global';
  signature: string;
  summary: string;
  example: { source: string; result: Json };
};

/** A method: its documentation and what it does with the value before the dot. */
export type Method<T> = FunctionDoc & { run(self: T, args: readonly Value[]): Value };

/** Signature, summary, example, the example's result, and what it does. */
type Row<T> = [string, string, string, Json, (self: T, args: readonly Value[]) => Value];

/** Builds the methods of one type from rows. */
export function defineMethods<T>(on: FunctionDoc['on'], rows: Row<T>[]): Method<T>[] {
  return rows.map(([signature, summary, source, result, run]) => ({
    name: signature.slice(0, signature.indexOf('(')),
    on,
    signature,
    summary,
    example: { source, result },
    run,
  }));
}

/** An argument that must be text. */
export function textAt(args: readonly Value[], index: number, fallback?: string): string {
  const value = args[index];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  throw wrong(value, index, 'a text');
}

/** An argument that must be a number. */
export function numberAt(args: readonly Value[], index: number, fallback?: number): number {
  const value = args[index];
  if (typeof value === 'number') return value;
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  throw wrong(value, index, 'a number');
}

/** An argument that may be a number; undefined when it is not given. */
export function optionalNumberAt(args: readonly Value[], index: number): number | undefined {
  const value = args[index];
  return value === undefined || value === null ? undefined : numberAt(args, index);
}

/** An argument that must be a function. */
export function functionAt(args: readonly Value[], index: number): Fn {
  const value = args[index];
  if (typeof value === 'function') return value;
  throw wrong(value, index, 'a function such as item => item.price');
}

/** An argument that must be a list; null counts as an empty one. */
export function listAt(args: readonly Value[], index: number): Json[] {
  const value = args[index];
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  throw wrong(value, index, 'a list');
}

/** An argument that must be an object; null counts as an empty one. */
export function objectAt(args: readonly Value[], index: number): { [key: string]: Json } {
  const value = args[index];
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof Pattern)) return value;
  throw wrong(value, index, 'an object');
}

/** The sentence for an argument of the wrong kind. */
export function wrong(value: Value | undefined, index: number, wanted: string): Refusal {
  const ordinal = ['first', 'second', 'third', 'fourth'][index] ?? `${index + 1}th`;
  return new Refusal(
    `the ${ordinal} argument must be ${wanted}; found ${value === undefined ? 'nothing' : kindOf(value)}.`,
  );
}
