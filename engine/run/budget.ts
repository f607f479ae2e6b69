import type { NodeError } from '../errors.ts';
import type { Amounts, Budget } from '../graph/budget.ts';
import type { RunState } from './state.ts';

const names = ['visits', 'effects', 'logBytes', 'tokens', 'cost'] as const;

/** Nothing used yet. */
export function nothingUsed(): Amounts {
  return { visits: 0, effects: 0, logBytes: 0, tokens: 0, cost: 0 };
}

/** Adds what was used elsewhere on this run's account. */
export function addUsage(used: Amounts, more: Partial<Amounts>): void {
  for (const name of names) used[name] += more[name] ?? 0;
}

/** The run's own limits and those of its caller: of each the smaller (Z4). */
export function budgetOf({ plan, started }: RunState): Budget {
  const given = started?.budget;
  if (given === undefined) return plan.budget;
  const both: Partial<Amounts> = { ...plan.budget };
  for (const name of names) {
    const limit = given[name];
    if (limit !== undefined) both[name] = Math.min(limit, both[name] ?? limit);
  }
  return both;
}

/** What is left of a run's budget, for a run that it calls. */
export function budgetLeft(state: RunState): Budget {
  const limits = budgetOf(state);
  const left: Partial<Amounts> = {};
  for (const name of names) {
    const limit = limits[name];
    if (limit !== undefined) left[name] = Math.max(0, limit - state.used[name]);
  }
  return left;
}

/**
 * The limit that a run would break by going on, null when there is room: for one more visit, or for one more effect.
 * Nobody knows before an effect what it will cost, so none begins when nothing of what it may cost is left.
 */
export function breach(state: RunState, before: 'visit' | 'effect'): NodeError | null {
  const limits = budgetOf(state);
  for (const name of names) {
    const limit = limits[name];
    const used = state.used[name];
    if (limit === undefined || !isBroken(name, before, used, limit)) continue;
    return limit === state.started?.budget?.[name] ? callerExceeded(name, used, limit) : exceeded(name, used, limit);
  }
  return null;
}

/** What a run still writes that ends for its budget: its log is to hold that as well. */
const endingChars = 1000;

function isBroken(name: keyof Amounts, before: 'visit' | 'effect', used: number, limit: number): boolean {
  if (name === 'visits') return before === 'visit' && used >= limit;
  if (name === 'effects') return before === 'effect' && used >= limit;
  if (name === 'logBytes') return used + endingChars > limit;
  return used > limit || (before === 'effect' && used > 0 && used >= limit);
}

const words: { readonly [name in keyof Amounts | 'time']: string } = {
  visits: 'node visits',
  effects: 'effects',
  logBytes: 'characters of log',
  tokens: 'tokens',
  cost: 'cost',
  time: 'milliseconds of running time',
};

/** How a called run fails that has used up what its caller had left (Z4). */
function callerExceeded(limit: keyof Amounts, used: number, of: number): NodeError {
  return {
    ...exceeded(limit, used, of),
    message: `The run that called this one had ${of} ${words[limit]} of its budget left, and they are used up. Raise settings.budget.${limit} of the calling workflow, or do less in one run.`,
  };
}

/** How a run fails whose budget is used up (E9). */
export function exceeded(limit: keyof Amounts | 'time', used: number, of: number): NodeError {
  return {
    code: 'budget_exceeded',
    message: `The run's budget of ${of} ${words[limit]} is used up. Raise settings.budget.${limit}, or do less in one run.`,
    details: { limit, used, of },
    retryable: false,
  };
}
