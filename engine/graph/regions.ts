import { areExclusive, chosen, common, type Guards, joined, noGuards } from './choices.ts';
import type { ModelEdge, ModelNode } from './model.ts';
import { strongComponents } from './strong-components.ts';

/**
 * A cycle with everything that runs in each of its passes, or, with no header, what stands outside all cycles of a
 * level (G5 to G12).
 */
export type Region = {
  header: ModelNode | null;
  parent: Region | null;
  /** 0 outside all cycles, 1 in a cycle, 2 in a cycle within a cycle … */
  depth: number;
  /** The nodes on the cycle itself, nested cycles included; empty for the level's own region. */
  cycle: ReadonlySet<ModelNode>;
  back: ReadonlySet<ModelEdge>;
  /** Nodes besides the header at which the cycle is entered from outside (G8). */
  entrances: ModelNode[];
};

/** How the nodes of one level are divided. `of` has an entry for each node; regions stand outer before inner. */
export type Regions = { all: Region[]; of: ReadonlyMap<ModelNode, Region> };

/** Divides the nodes of one level that take part; `begins` are those at which it begins. */
export function regionsOf(members: ReadonlySet<ModelNode>, begins: readonly ModelNode[]): Regions {
  const division = new Division(members);
  division.divide(division.root, members, begins);
  return { all: division.all, of: division.of };
}

/** True when `region` is `outer` or lies in it. */
export function isWithin(region: Region, outer: Region): boolean {
  for (let at: Region | null = region; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** The innermost region that holds both. */
export function meetingOf(a: Region, b: Region): Region {
  let at = a;
  while (!isWithin(b, at) && at.parent) at = at.parent;
  return at;
}

class Division {
  readonly root = newRegion(null, null);
  readonly all: Region[] = [this.root];
  readonly of = new Map<ModelNode, Region>();
  /** Guards of each node within a pass of its own region. */
  private readonly guards = new Map<ModelNode, Guards>();
  /** Guards of a cycle as a whole within a pass of the region around it. */
  private readonly cycleGuards = new Map<Region, Guards>();
  private readonly left = new Map<Region, Map<ModelEdge, boolean>>();
  private readonly takesPart: (edge: ModelEdge) => boolean;

  /** Edges from nodes that take no part do not exist (G3). */
  constructor(members: ReadonlySet<ModelNode>) {
    this.takesPart = (edge) => members.has(edge.from);
  }

  /** Places nodes that belong to a region at least: those that lie on deeper cycles, or hang on them, go deeper. */
  divide(region: Region, members: ReadonlySet<ModelNode>, begins: readonly ModelNode[]): void {
    const inside = (edge: ModelEdge) => members.has(edge.from) && members.has(edge.to) && !region.back.has(edge);
    const next = (node: ModelNode) => node.out.filter(inside).map((edge) => edge.to);
    const distance = distances(begins, next);
    for (const component of strongComponents(inOrder(members), next).reverse()) {
      const [node] = component;
      if (node === undefined) continue;
      if (component.length === 1 && !node.out.some((edge) => edge.to === node && inside(edge)))
        this.place(node, region, members);
      else this.addCycle(new Set(component), region, members, distance);
    }
  }

  private place(node: ModelNode, region: Region, members: ReadonlySet<ModelNode>): void {
    const { home, guards } = this.homeOf(region, members, node.in, node === region.header);
    this.of.set(node, home);
    this.guards.set(node, guards);
  }

  private addCycle(
    cycle: Set<ModelNode>,
    region: Region,
    members: ReadonlySet<ModelNode>,
    distance: Map<ModelNode, number>,
  ): void {
    const entering = [...cycle].flatMap((node) =>
      node.in.filter((edge) => !cycle.has(edge.from) && this.takesPart(edge)),
    );
    const { home, guards } = this.homeOf(region, members, entering, false);
    const [header] = inOrder(cycle).sort((a, b) => (distance.get(a) ?? Infinity) - (distance.get(b) ?? Infinity));
    if (header === undefined) return;
    const back = new Set(header.in.filter((edge) => cycle.has(edge.from)));
    const entrances = inOrder(cycle).filter((node) => node !== header && entering.some((edge) => edge.to === node));
    const inner: Region = { ...newRegion(home, header), cycle, back, entrances };
    this.all.push(inner);
    this.cycleGuards.set(inner, guards);
    this.divide(inner, cycle, [header]);
  }

  /**
   * G12: the innermost pass common to all edges that lead in, each followed outwards as long as it leaves, but never
   * out of `region`. Edges from elsewhere begin a way of their own.
   */
  private homeOf(
    region: Region,
    members: ReadonlySet<ModelNode>,
    edges: readonly ModelEdge[],
    isHeader: boolean,
  ): { home: Region; guards: Guards } {
    const forward = edges.filter((edge) => !region.back.has(edge) && this.takesPart(edge));
    const inner = forward.filter((edge) => members.has(edge.from));
    const enteredFromOutside = isHeader || inner.length < forward.length;
    const homes = inner.map((edge) => this.outwards(edge, region));
    const [first = region, ...rest] = homes;
    const home = enteredFromOutside && region.header ? region : rest.reduce(meetingOf, first);
    if (home.depth === 0) return { home, guards: noGuards };
    const ways = inner.map((edge) => this.guardsAt(edge, home));
    return { home, guards: enteredFromOutside && home === region ? noGuards : common(ways) };
  }

  private outwards(edge: ModelEdge, limit: Region): Region {
    let at = this.of.get(edge.from) ?? limit;
    while (at !== limit && at.parent && this.leaves(edge, at)) at = at.parent;
    return at;
  }

  /** G11: once it is live, no further pass can follow. */
  private leaves(edge: ModelEdge, region: Region): boolean {
    const known = this.left.get(region) ?? new Map<ModelEdge, boolean>();
    this.left.set(region, known);
    const before = known.get(edge);
    if (before !== undefined) return before;
    const guards = this.guardsAt(edge, region);
    const leaves = [...region.back].every((back) => areExclusive(guards, this.guardsAt(back, region)));
    known.set(edge, leaves);
    return leaves;
  }

  /** G10: the choices on every way to an edge within a pass of a region around its node. */
  private guardsAt(edge: ModelEdge, region: Region): Guards {
    const own = this.of.get(edge.from);
    if (own === undefined || own === region) return chosen(this.guards.get(edge.from) ?? noGuards, edge);
    let inner = own;
    while (inner.parent && inner.parent !== region) inner = inner.parent;
    const around = this.cycleGuards.get(inner) ?? noGuards;
    return this.leaves(edge, inner) ? joined(around, this.guardsAt(edge, inner)) : around;
  }
}

function newRegion(parent: Region | null, header: ModelNode | null): Region {
  return {
    header,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    cycle: new Set(),
    back: new Set(),
    entrances: [],
  };
}

function inOrder(nodes: Iterable<ModelNode>): ModelNode[] {
  return [...nodes].sort((a, b) => a.index - b.index);
}

/** Edges on the shortest way from any of the beginnings (G6). */
function distances(begins: readonly ModelNode[], next: (node: ModelNode) => ModelNode[]): Map<ModelNode, number> {
  const distance = new Map(begins.map((node) => [node, 0]));
  const queue = [...begins];
  for (const node of queue) {
    for (const to of next(node)) {
      if (distance.has(to)) continue;
      distance.set(to, (distance.get(node) ?? 0) + 1);
      queue.push(to);
    }
  }
  return distance;
}
