import type { JsonObject } from '../json.ts';
import { type ForkOrigin, placeKey, type Records, replacementKey, turnKey, type VisitRecord } from '../run/fork.ts';
import type { Scope, Visit } from '../run/state.ts';
import { at } from './moving.ts';

export type KeeperParts = {
  origin: ForkOrigin;
  records: Records;
  /** Types of the old graph's nodes by id: another type is another node (F5). */
  types: ReadonlyMap<string, string>;
  /** Outputs that take the place of recorded ones. */
  data: JsonObject;
};

type Due = { visit: Visit; record: VisitRecord; order: number };

/**
 * Says which visits of a fork an older log answers, and in which order. Kept visits go first, in the order of the old
 * log; fresh ones are held until no kept one is due (F2).
 */
export class Keeper {
  private readonly parts: KeeperParts;
  private readonly from: ReadonlySet<string>;
  private due: Due[] = [];
  private held: Visit[] = [];
  private readonly released = new Set<Visit>();

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.from = new Set(parts.origin.from.map(placeKey));
  }

  /** Takes charge of a visit that is due; false when it has been let go to run fresh. */
  take(visit: Visit): boolean {
    if (this.released.has(visit) || (visit.status === 'running' && visit.behind)) return false;
    const record = this.recordOf(visit);
    if (record === null) this.held.push(visit);
    else this.due.push({ visit, record, order: orderOf(record) });
    return true;
  }

  /** The next visit that the old log answers, and null when there is none. */
  nextKept(): { visit: Visit; record: VisitRecord } | null {
    const [first, ...rest] = this.due;
    if (first === undefined) return null;
    const next = rest.reduce((best, other) => (other.order < best.order ? other : best), first);
    this.due = this.due.filter((other) => other !== next);
    return next;
  }

  /** The next visit that runs fresh, and null when there is none. */
  nextFresh(): Visit | null {
    const visit = this.held.shift();
    if (visit === undefined) return null;
    this.released.add(visit);
    return visit;
  }

  /** The record that answers the start of a visit; null when it runs fresh (F3, F5, F7, F9). */
  recordOf(visit: Visit): VisitRecord | null {
    const record = this.matching(visit);
    if (record?.started == null) return null;
    // A container whose list could not be evaluated has nothing to keep.
    if (visit.node.each !== null) return record.started.data.concurrency === undefined ? null : record;
    if (record.outcome === null) return this.isOpenWait(record) ? record : null;
    if (record.outcome.type === 'node.completed') return record.outcome.data.disabled === true ? null : record;
    return record.outcome.type === 'node.failed' && this.keepsFailure(visit) ? record : null;
  }

  /** True when the old log skipped the visit as well, or passed it over. */
  keepsDecision(visit: Visit, how: 'skip' | 'pass'): boolean {
    const outcome = this.matching(visit)?.outcome;
    if (how === 'skip') return outcome?.type === 'node.skipped';
    return outcome?.type === 'node.completed' && outcome.data.disabled === true;
  }

  /** What the old log says a turn gave; null when something in it is news. */
  turnOf(scope: Scope): ReturnType<Records['turns']['get']> | null {
    const { owner } = scope;
    if (owner === null || this.hasData || scope.fresh) return null;
    return this.parts.records.turns.get(turnKey(at(owner), scope.turn)) ?? null;
  }

  /** How a container ended by the old log; null when something in it is news, or it did not end there. */
  endOf(visit: Visit): VisitRecord['outcome'] {
    return visit.fresh ? null : (this.matching(visit)?.outcome ?? null);
  }

  /** True when outputs were replaced, so that containers have to be reckoned anew. */
  get hasData(): boolean {
    return Object.keys(this.parts.data).length > 0;
  }

  /** The output that takes the place of a visit's recorded one. */
  replacementOf(visit: Visit): { output: JsonObject[string] } | null {
    const key = replacementKey(this.parts.data, at(visit));
    return key === null ? null : { output: this.parts.data[key] ?? null };
  }

  private matching(visit: Visit): VisitRecord | null {
    const key = placeKey(at(visit));
    if (visit.behind || this.from.has(key) || this.parts.types.get(visit.node.id) !== visit.node.type) return null;
    const record = this.parts.records.visits.get(key);
    return record === undefined || record.isUndone ? null : record;
  }

  /** A wait that was open goes on in a continued run, with the time it has left. */
  private isOpenWait({ waiting, resolved }: VisitRecord): boolean {
    if (this.parts.origin.mode !== 'continue' || waiting === null || resolved !== null) return false;
    return waiting.data.kind !== 'child' && waiting.data.kind !== 'in_doubt';
  }

  /** A failure that was caught is part of the past; one that ended the run is not, or the fork would end there too. */
  private keepsFailure(visit: Visit): boolean {
    return this.parts.origin.mode === 'fork' && !isUncaught(visit);
  }
}

function orderOf({ outcome, waiting, started }: VisitRecord): number {
  return (outcome ?? waiting ?? started)?.seq ?? 0;
}

function isUncaught({ node, scope }: Visit): boolean {
  const how = node.description.role === 'stop' ? 'fail' : node.policy.onError;
  if (how !== 'fail') return false;
  if (scope.owner === null) return true;
  const { each } = scope.owner.node;
  return each !== null && each.role !== 'try' && each.onError === 'stop' && isUncaught(scope.owner);
}
