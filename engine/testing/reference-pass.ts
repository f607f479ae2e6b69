import type { Level, PlanEdge, PlanNode, PlanRegion } from '../graph/plan.ts';
import type { Json } from '../json.ts';

/** How a visit ended: `output` is null for one that was skipped. */
export type Decision = { output: { value: Json } | null };

/** One opening of a level. */
export class Turn {
  readonly decisions: { node: PlanNode; pass: Pass; decision: Decision }[] = [];
  readonly root: Pass;
  readonly level: Level;
  readonly owner: { pass: Pass; node: PlanNode } | null;
  readonly index: number;
  readonly item: Json;

  constructor(level: Level, path: string, from: { pass: Pass; node: PlanNode; index: number; item: Json } | null) {
    this.level = level;
    this.owner = from;
    this.index = from?.index ?? 0;
    this.item = from?.item ?? null;
    this.root = new Pass(this, level.region, 1, null, path);
  }
}

/** One time round a cycle, or what stands outside all cycles of a turn. */
export class Pass {
  /** Signals of edges that are decided here, and of those that lead out of the cycle. */
  readonly signals = new Map<PlanEdge, boolean>();
  readonly turn: Turn;
  readonly region: PlanRegion;
  readonly number: number;
  readonly around: Pass | null;
  readonly path: string;

  constructor(turn: Turn, region: PlanRegion, number: number, around: Pass | null, path: string) {
    this.turn = turn;
    this.region = region;
    this.number = number;
    this.around = around;
    this.path = path;
  }

  /** The numbers of this pass and of those around it, outer before inner. */
  get numbers(): number[] {
    return this.around === null ? [] : [...this.around.numbers, this.number];
  }

  /** This pass or the one around it that goes round `region`. */
  at(region: PlanRegion): Pass {
    if (this.region === region) return this;
    if (this.around === null) throw new Error('a pass is not where its edge is decided');
    return this.around.at(region);
  }

  /** What an edge brings here; undefined while that is open. */
  signalOf(edge: PlanEdge): boolean | undefined {
    return this.at(edge.host).signals.get(edge);
  }

  /** V1: an edge that enters counts in the first pass of every cycle that it enters. */
  isFirstOf(edge: PlanEdge): boolean {
    let at: Pass | null = this;
    for (let left = edge.enters.length; left > 0 && at; left--, at = at.around) if (at.number !== 1) return false;
    return true;
  }

  /** V10: the place of a visit of this pass. */
  get place(): { scope: string; visit: number } {
    return this.around === null ? { scope: this.path, visit: 1 } : { scope: this.around.path, visit: this.number };
  }
}

/** A step further into a path. */
export function step(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
