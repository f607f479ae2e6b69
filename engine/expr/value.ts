import type { RE2JS } from 're2js';
import type { Json, JsonObject } from '../json.ts';
import { Refusal } from './error.ts';

/** Where an expression finds its roots; undefined reads as null. */
export interface Roots {
  get(name: string): Json | undefined;
}

/** A function made by an arrow; it lives inside one evaluation and is never data. */
export type Fn = (...args: Value[]) => Value;

/** A compiled regular expression; without own properties, so that nothing of it can be read as data. */
export class Pattern {
  readonly #regexp: RE2JS;
  readonly #source: string;
  readonly #global: boolean;
  readonly #scansAhead: boolean;

  constructor(parts: { regexp: RE2JS; source: string; global: boolean; scansAhead: boolean }) {
    this.#regexp = parts.regexp;
    this.#source = parts.source;
    this.#global = parts.global;
    this.#scansAhead = parts.scansAhead;
  }

  get regexp(): RE2JS {
    return this.#regexp;
  }

  get source(): string {
    return this.#source;
  }

  get global(): boolean {
    return this.#global;
  }

  /** True when a search may read far beyond the match it reports. */
  get scansAhead(): boolean {
    return this.#scansAhead;
  }
}

/** What may exist while an expression is evaluated. */
export type Value = Json | Fn | Pattern;

/** Parameters of the arrow being evaluated, and those of the arrows around it. */
export type Frame = { readonly parent: Frame | null; readonly slots: Value[] };

/** A compiled piece of an expression. */
export type Code = (roots: Roots, frame: Frame | null) => Value;

/** Names that can be neither read nor created. */
export function isForbiddenKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** Reads an own property of plain data; everything else is null. */
export function readMember(value: Value, key: string): Json {
  if (typeof value === 'object') {
    if (value === null || value instanceof Pattern) return null;
    if (Array.isArray(value)) return key === 'length' ? value.length : readIndexText(value, key);
    return Object.hasOwn(value, key) && !isForbiddenKey(key) ? (value[key] ?? null) : null;
  }
  if (typeof value === 'string') return key === 'length' ? value.length : readIndexText(value, key);
  return null;
}

/** Reads an element of a list or a character of a text. */
export function readIndex(value: Value, index: number): Json {
  if (typeof value === 'string') return value[index] ?? null;
  if (Array.isArray(value)) return value[index] ?? null;
  return readMember(value, String(index));
}

function readIndexText(value: string | Json[], key: string): Json {
  return /^(?:0|[1-9]\d{0,15})$/.test(key) ? (value[Number(key)] ?? null) : null;
}

/** Makes a value fit for lists, objects and results: numbers that JSON cannot hold become null, functions are refused. */
export function toData(value: Value | undefined): Json {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'undefined':
      return null;
    case 'function':
      throw new Refusal('found a function where a value is needed; call it, or hand it to a method such as map.');
    case 'object':
      if (value instanceof Pattern)
        throw new Refusal('found a regular expression where a value is needed; hand it to a method such as match.');
      return value;
    default:
      return value;
  }
}

/** Puts a property into an object under construction; refuses the names that reach an object's machinery. */
export function setKey(target: JsonObject, key: string, value: Json): void {
  if (isForbiddenKey(key)) throw new Refusal(`found the key "${key}", which no object may have; choose another name.`);
  target[key] = value;
}

/** Names the kind of a value, for messages. */
export function kindOf(value: Value | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Pattern) return 'a regular expression';
  const kinds: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
    function: 'a function',
    object: 'an object',
  };
  return kinds[typeof value] ?? 'a value';
}
