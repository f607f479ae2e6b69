import { isWaiting } from './apply.ts';
import type { WaitingData } from './event.ts';
import { isTrial } from './is-trial.ts';
import { placeOf, type RunState, type Visit } from './state.ts';

/** Something that a run will come to by waiting; `at` is ISO 8601 by the run's clock. */
export type Moment = {
  at: string;
  node: string;
  scope: string;
  visit: number;
  /** `timeout`: of a wait that nobody answered; `limit`: of a container as a whole. */
  what: 'timer' | 'timeout' | 'retry' | 'reminder' | 'escalation' | 'limit';
};

/** T4: how often a run jumps by itself; a loop that waits for ever must not spin. */
export const jumpsAtMost = 1000;

/** T2: how far ahead a clock can be set, in milliseconds: a hundred years. */
export const aheadAtMostMs = 100 * 365 * 86_400_000;

/** T3: what a run comes to next when nobody answers, earliest first; what is due already is left out. */
export function momentsOf(state: RunState, now: number): Moment[] {
  const moments = [...[...state.waiting].flatMap((visit) => ofVisit(visit, now)), ...limitsOf(state)];
  return moments
    .filter(({ at }) => Date.parse(at) > now)
    .sort((a, b) => (a.at === b.at ? 0 : Date.parse(a.at) - Date.parse(b.at)));
}

/** T4: where a run that jumps over timers goes by itself, in milliseconds since 1970; null when it stays. */
export function nextJump(state: RunState, now: number): number | null {
  const { started, clock } = state;
  if (started?.clock?.jumps !== true || !isTrial(state) || clock.jumps >= jumpsAtMost || !isWaiting(state)) return null;
  // Somebody may still answer, or a called run has its own timers to jump over.
  if ([...state.waiting].some(({ status, wait }) => status === 'waiting' && wait?.kind !== 'timer')) return null;
  const [first] = momentsOf(state, now);
  if (first === undefined) return null;
  const to = Date.parse(first.at);
  return clock.aheadMs + to - now > aheadAtMostMs ? null : to;
}

function ofVisit(visit: Visit, now: number): Moment[] {
  const { status, retryAt, wait, startedAt } = visit;
  if (status === 'retrying') return [momentOf(visit, 'retry', retryAt)];
  if (status !== 'waiting' || wait === null) return [];
  const ends = 'until' in wait && wait.until !== undefined ? [wait.until] : [];
  const end = wait.kind === 'timer' ? 'timer' : 'timeout';
  return [
    ...ends.map((until) => momentOf(visit, end, until)),
    ...(wait.kind === 'approval' ? noticesOf(visit, wait, Date.parse(startedAt), now) : []),
  ];
}

function noticesOf(
  visit: Visit,
  { remindMs, escalate }: Extract<WaitingData, { kind: 'approval' }>,
  since: number,
  now: number,
): Moment[] {
  const times = remindMs === undefined ? 0 : Math.max(1, Math.floor((now - since) / remindMs) + 1);
  return [
    ...(remindMs === undefined ? [] : [momentOf(visit, 'reminder', new Date(since + times * remindMs).toISOString())]),
    ...(escalate === undefined ? [] : [momentOf(visit, 'escalation', escalate.at)]),
  ];
}

/** E8: containers that may not take longer. */
function limitsOf(state: RunState): Moment[] {
  return [...state.scopes.values()].flatMap((scope) =>
    [...scope.moving].flatMap((visit) => {
      const { each, policy } = visit.node;
      if (each === null || policy.timeoutMs === null || visit.status !== 'running') return [];
      return [momentOf(visit, 'limit', new Date(Date.parse(visit.startedAt) + policy.timeoutMs).toISOString())];
    }),
  );
}

function momentOf(visit: Visit, what: Moment['what'], at: string): Moment {
  return { at, node: visit.node.id, ...placeOf(visit), what };
}
