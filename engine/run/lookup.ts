import type { Level, PlanEdge, PlanNode, PlanRegion } from '../graph/plan.ts';
import type { Logged, Loop, Pass, Visit } from './state.ts';

/** Where an expression is read: at a node in a pass, or right behind it; without a node, at the end of a turn. */
export type Place = { pass: Pass; node: PlanNode | null; isBehind?: boolean };

/** How a node's value is found from a reader on the same level (X2, X3). */
type Way =
  /** The visit of this pass. */
  | 'same'
  /** From behind a loop: the visit of its last pass. */
  | 'last'
  /** From behind a loop that is left at its top: the latest pass in which it ran. */
  | 'latest'
  /** Only round a loop: the latest earlier pass in which it ran. */
  | 'earlier';

/** The output that a reader sees of a node of its own level; null when it has none there. */
export function outputSeen({ pass, node: reader, isBehind }: Place, node: PlanNode): Logged | null {
  if (isBehind && node === reader) return pass.visits[node.slot]?.output ?? null;
  const meeting = reader === null ? node.level.region : meetingOf(node.region, reader.region);
  const around = climb(pass, meeting);
  if (around === null) return null;
  switch (wayTo(node, reader, meeting, begun(pass, meeting))) {
    case 'same':
      return around.visits[node.slot]?.output ?? null;
    case 'last':
      return lastIn(around, node);
    case 'latest':
      return outcomeIn(around, node);
    case 'earlier':
      return before(around, node);
  }
}

/** The value that an edge brought to a visit. */
export function outputSent(visit: Visit, { from, host, isBack }: PlanEdge): Logged | null {
  if (isBack) return before(visit.pass, from);
  const around = climb(visit.pass, host);
  return around === null ? null : outcomeIn(around, from);
}

const known = new WeakMap<Level, Map<string, Way>>();

/**
 * The cycles around a reader, inside what it shares with the node, that are still in their first pass: what could come to
 * it only round one of them is not awaited there, and whether it is there already would be a matter of timing (X3).
 */
function begun(pass: Pass, meeting: PlanRegion): PlanRegion[] {
  const regions: PlanRegion[] = [];
  for (let at: Pass | null = pass; at !== null && at.region !== meeting; at = at.loop?.around ?? null) {
    if (at.number === 1) regions.push(at.region);
  }
  return regions;
}

function wayTo(node: PlanNode, reader: PlanNode | null, meeting: PlanRegion, firsts: PlanRegion[]): Way {
  const { level } = node;
  if (level.region.loops.length === 0) return 'same';
  const ways = known.get(level) ?? new Map<string, Way>();
  known.set(level, ways);
  const key = `${node.index} ${reader?.index ?? ''} ${firsts.map(({ depth }) => depth).join(' ')}`;
  const before = ways.get(key);
  if (before !== undefined) return before;
  const way = findWay(node, reader, meeting, firsts);
  ways.set(key, way);
  return way;
}

function findWay(node: PlanNode, reader: PlanNode | null, meeting: PlanRegion, firsts: PlanRegion[]): Way {
  const isReader = (at: PlanNode) =>
    reader === null ? at.out.length === 0 || at.region.parent === null : at === reader;
  const forward = leads(node, isReader, (edge) => !edge.isBack);
  const isAwaited = (edge: PlanEdge) => isInside(edge, meeting) && !(edge.isBack && firsts.includes(edge.host));
  const inPass = reader === null || leads(node, isReader, isAwaited);
  if (node.region === meeting) return inPass ? 'same' : 'earlier';
  if (forward) return 'last';
  return inPass ? 'latest' : 'earlier';
}

/** An edge of a pass itself: not round its cycle or one around it, nor out of it. */
function isInside(edge: PlanEdge, region: PlanRegion): boolean {
  if (edge.host === region) return !edge.isBack;
  for (let at: PlanRegion | null = edge.host; at; at = at.parent) if (at === region) return true;
  return false;
}

function leads(from: PlanNode, isThere: (node: PlanNode) => boolean, follows: (edge: PlanEdge) => boolean): boolean {
  const seen = new Set<PlanNode>();
  const open = [from];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const edge of node.out) {
      if (!follows(edge) || seen.has(edge.to)) continue;
      if (isThere(edge.to)) return true;
      seen.add(edge.to);
      open.push(edge.to);
    }
  }
  return from.out.length === 0 && isThere(from);
}

function meetingOf(a: PlanRegion, b: PlanRegion): PlanRegion {
  let left: PlanRegion = a;
  let right: PlanRegion = b;
  while (left !== right) {
    if (left.depth >= right.depth && left.parent) left = left.parent;
    else if (right.parent) right = right.parent;
    else return left;
  }
  return left;
}

function climb(pass: Pass, region: PlanRegion): Pass | null {
  let at: Pass | null = pass;
  while (at !== null && at.region !== region) at = at.loop?.around ?? null;
  return at;
}

function lastIn(pass: Pass, node: PlanNode): Logged | null {
  if (node.region === pass.region) return pass.visits[node.slot]?.output ?? null;
  const loop = loopTowards(pass, node);
  return loop ? lastIn(loop.newest, node) : null;
}

/** What a node gave in a pass, or in the latest pass of a cycle inside it in which it ran. */
function outcomeIn(pass: Pass, node: PlanNode): Logged | null {
  if (node.region === pass.region) return pass.visits[node.slot]?.output ?? null;
  const loop = loopTowards(pass, node);
  return loop ? (outcomeIn(loop.newest, node) ?? before(loop.newest, node)) : null;
}

function before(pass: Pass, node: PlanNode): Logged | null {
  for (let at: Pass | null = pass; at; at = at.older) {
    const remembered = at.remembered?.get(node);
    if (remembered) return remembered;
    const older = at.older && outcomeIn(at.older, node);
    if (older) return older;
  }
  return null;
}

function loopTowards(pass: Pass, node: PlanNode): Loop | undefined {
  let region: PlanRegion | null = node.region;
  while (region !== null && region.parent !== pass.region) region = region.parent;
  return region === null ? undefined : pass.loops[region.place];
}
