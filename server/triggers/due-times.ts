import type { Occurrences } from './occurrences.ts';

/** A time counts as missed when a run would begin later than this. */
export const graceMs = 60_000;
/** Runs that one look makes up for at most; the next look goes on. */
const mostAtOnce = 100;
/** Missed times are counted up to here. */
const mostCounted = 1000;

/** `missed`: how many times before it have no run of their own and none later. */
export type DueTime = { at: Date; missed: number };

/**
 * Which of the times from `dueAt` to `now` begin a run, and when the schedule is due again. `skip` runs a time that is
 * not late, `once` the last one for all, `all` each of them.
 */
export function dueTimes(
  occurrences: Occurrences,
  { dueAt, now, missed }: { dueAt: Date; now: Date; missed: 'skip' | 'once' | 'all' },
): { times: DueTime[]; dueAt: Date | null } {
  if (missed === 'all') return each(occurrences, dueAt, now);
  const found = occurrences.last(now);
  const last = found !== null && found > dueAt ? found : dueAt;
  const next = occurrences.after(last);
  const isLate = now.getTime() - last.getTime() > graceMs;
  if (missed === 'skip' && isLate) return { times: [], dueAt: next };
  return { times: [{ at: last, missed: countFrom(occurrences, dueAt, last) }], dueAt: next };
}

/** How many times stand before the last one. */
function countFrom(occurrences: Occurrences, first: Date, last: Date): number {
  let count = 0;
  for (let at: Date | null = first; at !== null && at < last && count < mostCounted; at = occurrences.after(at))
    count++;
  return count;
}

function each(occurrences: Occurrences, dueAt: Date, now: Date): { times: DueTime[]; dueAt: Date | null } {
  const times: DueTime[] = [];
  let next: Date | null = dueAt;
  while (next !== null && next <= now && times.length < mostAtOnce) {
    times.push({ at: next, missed: 0 });
    next = occurrences.after(next);
  }
  return { times, dueAt: next };
}
