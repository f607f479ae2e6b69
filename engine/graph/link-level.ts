import type { ModelEdge, ModelNode } from './model.ts';
import type { Level, PlanEdge, PlanNode, PlanRegion } from './plan.ts';
import { meetingOf, type Region, regionsOf } from './regions.ts';

/** A region without nodes. */
export function newRegion(parent: PlanRegion | null, header: PlanNode | null): PlanRegion {
  const region: PlanRegion = {
    header,
    parent,
    place: parent?.loops.length ?? 0,
    depth: parent === null ? 0 : parent.depth + 1,
    nodes: [],
    loops: [],
    exits: [],
  };
  parent?.loops.push(region);
  return region;
}

/** Divides the nodes of a level into its cycles, and joins them by their edges. `members` are those that take part. */
export function linkLevel(level: Level, members: ReadonlySet<ModelNode>, begins: readonly ModelNode[]): void {
  const regions = regionsOf(members, begins);
  const planned = new Map<Region, PlanRegion>();
  for (const region of regions.all) planned.set(region, planRegion(level, region, planned));
  for (const member of members) {
    const node = level.byId.get(member.id);
    const region = regions.of.get(member);
    if (node && region) node.region = planned.get(region) ?? level.region;
  }
  for (const node of level.nodes) {
    node.slot = node.region.nodes.length;
    node.region.nodes.push(node);
  }
  const edges = [...members].flatMap((member) => member.out).filter((edge) => members.has(edge.to));
  for (const edge of edges.sort((a, b) => a.order - b.order)) link(level, edge, regions.of, planned);
  level.begins = begins.flatMap((begin) => level.byId.get(begin.id) ?? []).sort((a, b) => a.index - b.index);
}

function planRegion(level: Level, region: Region, planned: Map<Region, PlanRegion>): PlanRegion {
  if (region.parent === null || region.header === null) return level.region;
  return newRegion(planned.get(region.parent) ?? level.region, level.byId.get(region.header.id) ?? null);
}

function link(
  level: Level,
  edge: ModelEdge,
  regions: ReadonlyMap<ModelNode, Region>,
  planned: Map<Region, PlanRegion>,
): void {
  const from = level.byId.get(edge.from.id);
  const to = level.byId.get(edge.to.id);
  const source = regions.get(edge.from);
  const target = regions.get(edge.to);
  if (!from || !to || !source || !target) return;
  const isBack = target.back.has(edge);
  const host = planned.get(isBack ? target : meetingOf(source, target)) ?? level.region;
  const enters = between(to.region, host);
  const out = edge.port === 'out' ? from.id : `${from.id}.${edge.port}`;
  const into = edge.input === 'in' ? to.id : `${to.id}.${edge.input}`;
  const isPlain = !isBack && from.region === to.region;
  const shape = { order: edge.order, id: `${out}>${into}`, from, port: edge.port, to, input: edge.input };
  const linked: PlanEdge = { ...shape, host, isBack, enters, isPlain };
  for (const left of between(from.region, host)) left.exits.push(linked);
  from.out.push(linked);
  const ofPort = from.outgoing.get(edge.port);
  if (ofPort) ofPort.push(linked);
  else from.outgoing.set(edge.port, [linked]);
  (edge.input === 'in' ? to.incoming : to.dataIncoming).push(linked);
}

/** The regions from below `outer` down to `inner`. */
function between(inner: PlanRegion, outer: PlanRegion): PlanRegion[] {
  const found: PlanRegion[] = [];
  for (let at: PlanRegion | null = inner; at && at !== outer; at = at.parent) found.unshift(at);
  return found;
}
