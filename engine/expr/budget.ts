import type { Json } from '../json.ts';
import { Refusal } from './error.ts';
import type { Code, Roots, Value } from './value.ts';
import { toData } from './value.ts';

/** Calls and turns of loops that one evaluation may take. */
export const maxSteps = 100_000;

/** Characters, and list elements at eight each, that one evaluation may read or make in bulk. */
export const maxSize = 20_000_000;

/** What one result may weigh when it is written as JSON; shared parts count each time. */
const maxResult = 40_000_000;
const maxCallDepth = 200;
const maxNesting = 200;

let steps = 0;
let size = 0;
let depth = 0;

/** Runs compiled code with a fresh budget and hands back plain data; evaluations may be nested. */
export function evaluateWithinBudget(code: Code, roots: Roots): Json {
  const outer = { steps, size, depth };
  steps = maxSteps;
  size = maxSize;
  depth = 0;
  try {
    const result = toData(code(roots, null));
    if (typeof result === 'object' && result !== null)
      measure(result, { limit: maxResult, what: 'the result', indent: 0 });
    return result;
  } finally {
    steps = outer.steps;
    size = outer.size;
    depth = outer.depth;
  }
}

/** Counts calls or turns; throws when the evaluation has used up its steps. */
export function step(count = 1): void {
  steps -= count;
  if (steps < 0)
    throw new Refusal(
      `the expression takes more than ${maxSteps.toLocaleString('en')} steps; use the list nodes or a Code node for this much work.`,
    );
}

/** Counts characters and elements; call it before they are made. */
export function charge(units: number): void {
  size -= units;
  if (!(size >= 0))
    throw new Refusal(
      'the expression handles more data than it may (about 20 MB); use a Code node for this much work.',
    );
}

/** Charges a text that is looked up as a key: a long one is put together and read for each look-up. */
export function asKey(key: string): string {
  if (key.length > 64) charge(key.length);
  return key;
}

/** Counts the entry into a function; pair it with leave. */
export function enter(): void {
  step();
  if (++depth > maxCallDepth) throw new Refusal(`functions call each other more than ${maxCallDepth} deep.`);
}

/** Counts the way out of a function; not needed after an error, which ends the evaluation. */
export function leave(): void {
  depth--;
}

/** Charges what a value weighs as JSON, indented if so; throws when it is too large or nested too deeply. */
export function chargeWeight(value: Value, indent = 0): void {
  if (typeof value === 'object' && value !== null)
    charge(measure(toData(value), { limit: size, what: 'the value', indent }));
  else if (typeof value === 'string') charge(value.length);
}

function measure(value: Json, { limit, what, indent }: { limit: number; what: string; indent: number }): number {
  let weight = 0;
  const walk = (part: Json, level: number): void => {
    if (typeof part === 'string') weight += part.length;
    else if (typeof part === 'object' && part !== null) {
      if (level > maxNesting) throw new Refusal(`${what} is nested more than ${maxNesting} levels deep.`);
      if (Array.isArray(part)) {
        for (let i = 0; i < part.length; i++) walk(part[i] ?? null, level + 1);
      } else {
        for (const key in part) {
          weight += key.length;
          walk(part[key] ?? null, level + 1);
        }
      }
    }
    weight += 8 + level * indent;
    if (weight > limit) throw new Refusal(`${what} is too large for an expression; use a Code node or the list nodes.`);
  };
  walk(value, 0);
  return weight;
}
