import { NodeFailure } from '../errors.ts';
import type { PlanVariable } from '../graph/plan.ts';
import type { Json, JsonObject } from '../json.ts';
import type { RunEvent } from './event.ts';
import type { Logged, Scope } from './state.ts';

/** A variable's value, and what was appended to it since it was set. */
export type Variable = { plan: PlanVariable; value: Logged; appended: Logged[] };

export type Variables = Map<string, Variable>;

/** How `vars.set` changes a variable. */
export type VariableMode = 'set' | 'append' | 'increment';

type SetEvent = Extract<RunEvent, { type: 'variable.set' }>;

/** Variables as a scope begins with them. */
export function newVariables(planned: readonly PlanVariable[]): Variables {
  return new Map(
    planned.map((plan) => [plan.name, { plan, value: { value: plan.default, spilled: false }, appended: [] }]),
  );
}

/** X8: the variable of the nearest scope that declares it. */
export function findVariable(scope: Scope, name: string): Variable | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const found = at.variables.get(name);
    if (found) return found;
  }
  return null;
}

/** X8: changes take effect in the order of the log, so that increments and appends lose nothing. */
export function changeVariable(scope: Scope, { name, mode, value, spilled }: SetEvent['data']): void {
  const variable = findVariable(scope, name);
  if (!variable) throw new Error(`no variable '${name}' is declared around scope '${scope.path}'`);
  const given = { value, spilled: spilled === true };
  if (mode === 'append') variable.appended.push(given);
  else if (mode === 'increment') variable.value = { value: numberOf(variable) + Number(value), spilled: false };
  else {
    variable.value = given;
    variable.appended = [];
  }
}

/**
 * What a change answers: the new value, or how many items an appended list now has. Fails with `variable` when there
 * is no such variable or its value cannot be changed so; large values must have been loaded.
 */
export function resultOfChange(
  scope: Scope,
  { name, mode, value }: { name: string; mode: VariableMode; value: Json },
  resolve: (value: Logged) => Json,
): Json {
  const variable = findVariable(scope, name);
  if (!variable) throw refusal(`There is no variable '${name}' here. Declare it in the workflow's settings.`);
  if (mode === 'set') return value;
  const now = currentOf(variable, resolve);
  if (mode === 'append') {
    if (now !== null && !Array.isArray(now))
      throw refusal(`The variable '${name}' holds no list, so nothing can be appended to it. Set it to a list first.`);
    return (now?.length ?? 0) + 1;
  }
  if (typeof value !== 'number')
    throw refusal(`'${name}' can be incremented by a number only, and this is ${JSON.stringify(value).slice(0, 80)}.`);
  if (now !== null && typeof now !== 'number')
    throw refusal(`The variable '${name}' holds no number, so it cannot be incremented. Set it to a number first.`);
  return (now ?? 0) + value;
}

/** All variables in sight, an inner one before an outer one of the same name. */
export function variablesAt(scope: Scope, resolve: (value: Logged) => Json): JsonObject {
  const all: JsonObject = {};
  for (const [name, variable] of visible(scope)) all[name] = currentOf(variable, resolve);
  return all;
}

/** References to large values among the variables in sight. */
export function variableRefs(scope: Scope): Logged[] {
  return [...visible(scope).values()].flatMap(({ value, appended }) =>
    [value, ...appended].filter((one) => one.spilled),
  );
}

function visible(scope: Scope): Variables {
  const all: Variables = new Map();
  for (let at: Scope | null = scope; at; at = at.parent)
    for (const [name, variable] of at.variables) if (!all.has(name)) all.set(name, variable);
  return all;
}

function currentOf({ value, appended }: Variable, resolve: (value: Logged) => Json): Json {
  const base = resolve(value);
  if (appended.length === 0) return base;
  return [...(Array.isArray(base) ? base : []), ...appended.map(resolve)];
}

function numberOf({ value }: Variable): number {
  return typeof value.value === 'number' ? value.value : 0;
}

function refusal(message: string): NodeFailure {
  return new NodeFailure('variable', message, { retryable: false });
}
