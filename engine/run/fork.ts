import type { Json } from '../json.ts';
import type { RunEvent } from './event.ts';

/** A visit by name: its identity in any log of the same graph. */
export type Place = { node: string; scope: string; visit: number };

/**
 * Where a forked run comes from; stands in its `run.started`, so that a restart finds the old log again. `fork` begins
 * anew from the visits of `from` (F3), `continue` also from every visit that failed, and closes the old run (F9).
 */
export type ForkOrigin = {
  runId: string;
  /** Number of the last event of the old log that is taken. */
  seq: number;
  mode: 'fork' | 'continue';
  from: Place[];
};

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** What an old log says of one visit. */
export type VisitRecord = Place & {
  /** The first attempt's. */
  started: EventOf<'node.started'> | null;
  waiting: EventOf<'node.waiting'> | null;
  resolved: EventOf<'wait.resolved'> | null;
  /** The change of a variable, which is applied again (F6). */
  variable: EventOf<'variable.set'> | null;
  /** How it ended; null when it did not, or was stopped (F7). */
  outcome: EventOf<'node.completed'> | EventOf<'node.failed'> | EventOf<'node.skipped'> | null;
  /** True when it called out to change something. */
  hasActed: boolean;
  /** True when it was undone: a fork does not keep it (F10). */
  isUndone: boolean;
  /** How it ended as the visit that undoes another. */
  undoing: EventOf<'compensation.completed'> | EventOf<'compensation.failed'> | null;
};

/** Records by place, and the results of finished turns by the turn's path. */
export type Records = {
  visits: ReadonlyMap<string, VisitRecord>;
  turns: ReadonlyMap<string, EventOf<'scope.completed'>>;
};

/** The text that names a visit. */
export function placeKey({ scope, node, visit }: Place): string {
  return `${scope}|${node}|${visit}`;
}

/** The visit that an event is about; null when it is about the run. */
export function placeOf(event: RunEvent): Place | null {
  if (event.node === undefined) return null;
  return { node: event.node, scope: event.scope ?? '', visit: event.visit ?? 1 };
}

/** Reads a log as the records of its visits, in one pass. */
export function recordsOf(log: readonly RunEvent[]): Records {
  const visits = new Map<string, VisitRecord>();
  const turns = new Map<string, EventOf<'scope.completed'>>();
  for (const event of log) {
    const place = placeOf(event);
    if (place === null) continue;
    if (event.type === 'scope.completed') {
      turns.set(turnKey(place, event.data.turn), event);
      continue;
    }
    const key = placeKey(place);
    const record = visits.get(key) ?? newRecord(place);
    visits.set(key, record);
    note(record, event);
    if (event.type === 'compensation.started' || event.type === 'compensation.failed') {
      const undone = visits.get(placeKey({ ...place, node: event.data.undoes }));
      if (undone) undone.isUndone = event.type === 'compensation.started';
    }
  }
  return { visits, turns };
}

/** The text that names a turn of a container's visit. */
export function turnKey(container: Place, turn: number): string {
  return `${placeKey(container)}[${turn}]`;
}

function newRecord(place: Place): VisitRecord {
  return {
    ...place,
    started: null,
    waiting: null,
    resolved: null,
    variable: null,
    outcome: null,
    hasActed: false,
    isUndone: false,
    undoing: null,
  };
}

function note(record: VisitRecord, event: RunEvent): void {
  switch (event.type) {
    case 'node.started':
      record.started ??= event;
      break;
    case 'effect.started':
      record.hasActed = true;
      break;
    case 'node.waiting':
      // B3: where a run was held says nothing of what the node did.
      if (event.data.kind === 'breakpoint') break;
      record.waiting = event;
      record.resolved = null;
      break;
    case 'wait.resolved':
      if (record.waiting !== null) record.resolved = event;
      break;
    case 'variable.set':
      record.variable = event;
      break;
    case 'node.failed':
      // What was stopped because its scope ended has no result of its own.
      if (event.data.late !== true) record.outcome = event;
      break;
    case 'compensation.completed':
    case 'compensation.failed':
      record.undoing = event;
      break;
    case 'node.completed':
    case 'node.skipped':
      record.outcome = event;
      break;
  }
}

/**
 * Finds the visit that a fork begins at (F4): without scope and number the node's last visit that ran. Null when the
 * log has none such.
 */
export function findVisit(
  { visits }: Records,
  wanted: { node: string; scope?: string; visit?: number },
): VisitRecord | null {
  let last: VisitRecord | null = null;
  for (const record of visits.values()) {
    if (record.node !== wanted.node || record.started === null) continue;
    if (wanted.scope !== undefined && record.scope !== wanted.scope) continue;
    if (wanted.visit !== undefined && record.visit !== wanted.visit) continue;
    if (last === null || endOf(record) > endOf(last)) last = record;
  }
  return last;
}

/** Number of the event that ended a visit; what still moves comes after all others. */
function endOf({ outcome }: VisitRecord): number {
  return outcome?.seq ?? Number.POSITIVE_INFINITY;
}

/**
 * The key of `data` that speaks of a visit, null when none does: `scope/node#visit`, `scope/node`, or `node` for all
 * its visits; the most exact one wins.
 */
export function replacementKey(data: { readonly [key: string]: Json }, { scope, node, visit }: Place): string | null {
  const inScope = scope === '' ? node : `${scope}/${node}`;
  return [`${inScope}#${visit}`, inScope, node].find((key) => Object.hasOwn(data, key)) ?? null;
}
