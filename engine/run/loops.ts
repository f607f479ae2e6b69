import type { PlanEdge, PlanNode, PlanRegion } from '../graph/plan.ts';
import { plan } from './agenda.ts';
import { type Logged, type Loop, newPass, type Pass, type RunState, type Visit, visitOf, within } from './state.ts';

/** The activation of a cycle in a pass around it, begun by the first signal that enters it (V1, V11). */
export function activationOf(state: RunState, around: Pass, region: PlanRegion): Loop {
  const known = around.loops[region.place];
  if (known) return known;
  const first = newPass(around.scope, region, passPath(around, region, 1), 1, null);
  const loop: Loop = {
    region,
    around,
    newest: first,
    coming: null,
    isOver: false,
    unfinished: 1,
    exits: new Map(),
    carried: new Set(),
    fresh: false,
    opened: { passes: 1, waits: state.waits },
  };
  first.loop = loop;
  around.loops[region.place] = loop;
  state.passes.set(first.path, first);
  return loop;
}

function passPath(around: Pass, region: PlanRegion, number: number): string {
  return `${passStem(around, region)}${number}`;
}

/** V10: what the passes of a cycle call their inside, without their number. */
export function passStem(around: Pass, region: PlanRegion): string {
  return within(around.path, `${region.header?.id ?? ''}#`);
}

/** The visit of a header that the back edges of the newest pass decide: they alone lead to it now (V1, V3). */
export function comingHeader(loop: Loop): Visit | null {
  const { header } = loop.region;
  if (header === null) return null;
  if (loop.coming === null) {
    const number = loop.newest.number + 1;
    loop.coming = newPass(loop.around.scope, loop.region, passPath(loop.around, loop.region, number), number, loop);
  }
  return visitInPass(loop.coming, header);
}

/** The next pass begins (V3); beyond the limit of visits the run ends instead (V13). */
export function openComing(state: RunState, loop: Loop): void {
  const pass = loop.coming;
  if (pass === null) return;
  loop.coming = null;
  pass.older = loop.newest;
  loop.newest.newer = pass;
  loop.newest = pass;
  loop.unfinished++;
  state.passes.set(pass.path, pass);
  if (loop.opened.waits !== state.waits) loop.opened = { passes: 0, waits: state.waits };
  loop.opened.passes++;
  if (loop.opened.passes > state.plan.maxVisits) plan(state.agenda, { do: 'too_many_visits', loop });
  if (pass.older.undecided === 0) forget(pass.older);
}

/**
 * The visit of a node in a pass. Edges from outside a cycle count in its first pass only (V1); the value that one of
 * them brought to a data port holds in the later ones as well.
 */
export function visitInPass(pass: Pass, node: PlanNode): Visit {
  const known = pass.visits[node.slot];
  if (known || pass.loop === null) return known ?? visitOf(pass, node);
  const visit = visitOf(pass, node);
  const counts = (edge: PlanEdge) => (edge.isBack ? pass.number > 1 : isFirst(pass, edge));
  visit.pending = node.incoming.filter(counts).length;
  visit.needsControl = visit.pending > 0;
  visit.dataPending = node.dataIncoming.filter(counts).length;
  for (const edge of node.dataIncoming) if (!counts(edge) && isCarried(pass, edge)) visit.carried.push(edge);
  return visit;
}

/** True when a pass is the first of every cycle that the edge enters. */
function isFirst(pass: Pass, edge: PlanEdge): boolean {
  for (let at: Pass | undefined = pass, left = edge.enters.length; at && left > 0; at = at.loop?.around, left--)
    if (at.number !== 1) return false;
  return true;
}

function isCarried(pass: Pass, edge: PlanEdge): boolean {
  const [outermost] = edge.enters;
  for (let at: Pass | undefined = pass; at?.loop; at = at.loop.around)
    if (at.region === outermost) return at.loop.carried.has(edge);
  return false;
}

/** Notes that a node or a cycle of a pass is decided, and ends what that ends. */
export function settleOne(state: RunState, pass: Pass): void {
  pass.undecided--;
  if (pass.undecided > 0 || pass.loop === null) return;
  const { loop } = pass;
  state.passes.delete(pass.path);
  loop.unfinished--;
  if (pass !== loop.newest) forget(pass);
  endWhenOver(state, loop);
}

/** The back edges of the newest pass are dead (V4). */
export function endLoop(state: RunState, loop: Loop): void {
  loop.isOver = true;
  loop.coming = null;
  endWhenOver(state, loop);
}

function endWhenOver(state: RunState, loop: Loop): void {
  if (loop.isOver && loop.unfinished === 0) settleOne(state, loop.around);
}

/** V14: a pass in which nothing moves leaves its outcomes to the next one, unless that knows later ones. */
function forget(pass: Pass): void {
  const { newer, older } = pass;
  if (newer === null) return;
  newer.older = older;
  if (older !== null) older.newer = newer;
  const outcomes = new Map(pass.remembered);
  collect(pass, outcomes);
  for (const [node, output] of newer.remembered ?? []) outcomes.set(node, output);
  newer.remembered = outcomes;
}

function collect(pass: Pass, into: Map<PlanNode, Logged>): void {
  for (const visit of pass.visits) if (visit?.output) into.set(visit.node, visit.output);
  for (const loop of pass.loops) if (loop) collectLoop(loop, into);
}

function collectLoop(loop: Loop, into: Map<PlanNode, Logged>): void {
  const passes: Pass[] = [];
  for (let at: Pass | null = loop.newest; at; at = at.older) passes.push(at);
  for (const pass of passes.reverse()) {
    for (const [node, output] of pass.remembered ?? []) into.set(node, output);
    collect(pass, into);
  }
}

/** Forgets what moved in a scope that was cut short. */
export function releasePasses(state: RunState, pass: Pass): void {
  state.passes.delete(pass.path);
  for (const loop of pass.loops) {
    for (let at: Pass | null = loop?.newest ?? null; at; at = at.older) releasePasses(state, at);
  }
}
