import type { Json } from '../json.ts';
import type { RunEvent } from './event.ts';
import { type Place, placeKey, placeOf } from './fork.ts';

/** How one visit stood at the end of a log. */
export type VisitEnd = {
  status: 'done' | 'failed' | 'skipped' | 'waiting' | 'running';
  ports: string[];
  /** Null but for visits that are done; a large one is its reference. */
  output: Json;
  error: { code: string; message: string } | null;
};

export type VisitDifference = Place & {
  before: VisitEnd | null;
  after: VisitEnd | null;
  differs: ('status' | 'ports' | 'output' | 'error')[];
};

export type RunDifference = {
  answer: { before: Json; after: Json; differs: boolean };
  visits: VisitDifference[];
  /** How many visits came to the same. */
  same: number;
};

/**
 * Compares two logs visit by visit: what became of each, by which ports, with which output. Pure; visits are in the
 * order of the first log, then those of the second alone.
 */
export function compareRuns(before: readonly RunEvent[], after: readonly RunEvent[]): RunDifference {
  const [old, fresh] = [endsOf(before), endsOf(after)];
  const visits: VisitDifference[] = [];
  let same = 0;
  for (const [key, { place }] of new Map([...old, ...fresh])) {
    const [was, is] = [old.get(key)?.end ?? null, fresh.get(key)?.end ?? null];
    const differs = differences(was, is);
    if (differs.length === 0) same++;
    else visits.push({ ...place, before: was, after: is, differs });
  }
  const [was, is] = [answerOf(before), answerOf(after)];
  return { answer: { before: was, after: is, differs: !isSame(was, is) }, visits, same };
}

/** The output of a run by its log; null while it has none. */
export function answerOf(log: readonly RunEvent[]): Json {
  const last = log.findLast((event) => event.type === 'run.completed' || event.type === 'run.answered');
  return last?.type === 'run.completed' || last?.type === 'run.answered' ? last.data.output : null;
}

/** True for values that are the same JSON, whatever the order of keys. */
export function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, at) => isSame(item, b[at] ?? null))
    );
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key] ?? null, b[key] ?? null))
  );
}

function differences(was: VisitEnd | null, is: VisitEnd | null): VisitDifference['differs'] {
  if (was === null || is === null || was.status !== is.status) return ['status'];
  const differs: VisitDifference['differs'] = [];
  if (!isSame([...was.ports].sort(), [...is.ports].sort())) differs.push('ports');
  if (!isSame(was.output, is.output)) differs.push('output');
  if (was.error?.code !== is.error?.code || was.error?.message !== is.error?.message) differs.push('error');
  return differs;
}

function endsOf(log: readonly RunEvent[]): Map<string, { place: Place; end: VisitEnd }> {
  const ends = new Map<string, { place: Place; end: VisitEnd }>();
  for (const event of log) {
    const place = placeOf(event);
    const end = place === null ? null : endOf(event);
    if (place !== null && end !== null) ends.set(placeKey(place), { place, end });
  }
  return ends;
}

const nothing = { ports: [], output: null, error: null };

function endOf(event: RunEvent): VisitEnd | null {
  switch (event.type) {
    case 'node.started':
    case 'wait.resolved':
      return { ...nothing, status: 'running' };
    case 'node.waiting':
      return { ...nothing, status: 'waiting' };
    case 'node.completed':
      return { ...nothing, status: 'done', ports: event.data.ports, output: event.data.output };
    case 'node.failed':
      return {
        ...nothing,
        status: 'failed',
        error: { code: event.data.error.code, message: event.data.error.message },
      };
    case 'node.skipped':
      return { ...nothing, status: 'skipped' };
    default:
      return null;
  }
}
