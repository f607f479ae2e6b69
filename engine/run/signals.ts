import type { PlanEdge } from '../graph/plan.ts';
import { plan } from './agenda.ts';
import { activationOf, comingHeader, endLoop, openComing, visitInPass } from './loops.ts';
import { isFull } from './room.ts';
import { type Loop, type Pass, type RunState, type Scope, type Visit, visitOf } from './state.ts';

/** What one event decides: the visits that are due by it, and loops whose edges out are to be looked at. */
type Wave = { state: RunState; due: Visit[]; isFresh: boolean };

/**
 * Sends the signals of a decided visit: live on the edges of the ports it took, dead on all others (S1). Nodes that
 * become decided by them are due in document order (G14).
 */
export function send(state: RunState, visit: Visit, taken: readonly string[]): void {
  const { scope, node, pass } = visit;
  if (scope.phase !== 'open') return;
  const wave: Wave = { state, due: [], isFresh: visit.fresh };
  for (const edge of node.out) {
    const isLive = taken.includes(edge.port);
    if (edge.isPlain) signal(wave, visitInPass(pass, edge.to), edge, isLive);
    else deliver(wave, edge, pass, isLive);
  }
  if (wave.due.length > 1) wave.due.sort(inOrder);
  for (const target of wave.due) due(state, target, state.seq);
}

function inOrder(a: Visit, b: Visit): number {
  return a.node.index - b.node.index || a.pass.number - b.pass.number;
}

/** Opens a scope: the nodes that nothing leads to begin, all at once (G4). */
export function begin(state: RunState, scope: Scope): void {
  for (const node of scope.level.begins) {
    const visit = visitOf(scope.pass, node);
    visit.behind = scope.owner !== null && opensFresh(scope.owner);
    visit.status = 'ready';
    due(state, visit, state.seq);
  }
}

/** Puts a visit on the agenda; one for which there is no room waits for its turn (S12). */
export function due(state: RunState, visit: Visit, cause: number): void {
  visit.cause = cause;
  visit.scope.moving.add(visit);
  if (visit.status === 'skipping') plan(state.agenda, { do: 'skip', visit });
  else if (visit.node.disabled) plan(state.agenda, { do: 'pass', visit });
  else if (!isFull(visit)) plan(state.agenda, { do: 'start', visit });
}

/** Takes a signal out of the cycles that its edge leaves, and into those that it enters. */
function deliver(wave: Wave, edge: PlanEdge, pass: Pass, isLive: boolean): void {
  if (pass.region === edge.host) return arrive(wave, edge, pass, isLive);
  const { loop } = pass;
  if (loop === null) return;
  const exit = loop.exits.get(edge) ?? { decided: 0, isLive: false, isSent: false };
  loop.exits.set(edge, exit);
  exit.decided++;
  exit.isLive ||= isLive;
  if (isLive && edge.to.policy.join === 'any' && edge.input === 'in') leave(wave, edge, loop, true);
  else if (loop.isOver) leaveWhenDecided(wave, edge, loop);
}

/** V5: an edge out of a loop is decided when the loop is over and each pass has decided it. */
function leaveWhenDecided(wave: Wave, edge: PlanEdge, loop: Loop): void {
  const exit = loop.exits.get(edge);
  if (exit !== undefined && exit.decided === loop.newest.number) leave(wave, edge, loop, exit.isLive);
}

function leave(wave: Wave, edge: PlanEdge, loop: Loop, isLive: boolean): void {
  const exit = loop.exits.get(edge);
  if (exit === undefined || exit.isSent) return;
  exit.isSent = true;
  // F3: an edge decided by the end of a loop of which any pass is fresh is fresh.
  deliver(loop.fresh ? { ...wave, isFresh: true } : wave, edge, loop.around, isLive);
}

function arrive(wave: Wave, edge: PlanEdge, pass: Pass, isLive: boolean): void {
  if (edge.isBack) return turnBack(wave, edge, pass, isLive);
  let inner = pass;
  for (const region of edge.enters) {
    const loop = activationOf(wave.state, inner, region);
    if (isLive && edge.input !== 'in' && region === edge.enters[0]) loop.carried.add(edge);
    inner = firstOf(loop);
    // A late signal to a first pass that is no longer kept: all of it is decided.
    if (inner.number !== 1) return;
  }
  signal(wave, visitInPass(inner, edge.to), edge, isLive);
}

/** Pass 1 of an activation; the newest one when that is not kept any more, because nothing in it is undecided. */
function firstOf(loop: Loop): Pass {
  let pass = loop.newest;
  while (pass.older !== null) pass = pass.older;
  return pass;
}

/** V3, V4: back edges decide whether there is a next pass; at most one follows each pass. */
function turnBack(wave: Wave, edge: PlanEdge, pass: Pass, isLive: boolean): void {
  const { loop } = pass;
  if (loop === null) return;
  if (pass !== loop.newest || loop.isOver) return;
  const header = comingHeader(loop);
  if (header === null || header.status !== 'undecided') return;
  note(header, edge, isLive);
  if (wave.isFresh) header.behind = true;
  if (!isDecided(header)) return;
  if (isLive || header.live.some((live) => live.isBack)) {
    header.status = isRunnable(header) ? 'ready' : 'skipping';
    openComing(wave.state, loop);
    wave.due.push(header);
    return;
  }
  endLoop(wave.state, loop);
  for (const exit of loop.region.exits) leaveWhenDecided(wave, exit, loop);
}

function signal(wave: Wave, target: Visit, edge: PlanEdge, isLive: boolean): void {
  if (wave.isFresh && target.status === 'undecided') target.behind = true;
  note(target, edge, isLive);
  if (target.status !== 'undecided' || !isDecided(target)) return;
  target.status = isRunnable(target) ? 'ready' : 'skipping';
  wave.due.push(target);
}

function note(target: Visit, edge: PlanEdge, isLive: boolean): void {
  if (edge.input === 'in') target.pending--;
  else target.dataPending--;
  // Once decided by `any`, later signals are taken in and change nothing (S4).
  if (isLive && target.status === 'undecided') target.live.push(edge);
}

/** S3 to S5: data ports wait for all their edges; `any` runs at the first live signal, `all` when every edge is decided. */
function isDecided(visit: Visit): boolean {
  if (visit.dataPending > 0) return false;
  if (visit.pending === 0) return true;
  return visit.node.policy.join === 'any' && visit.live.some((edge) => edge.input === 'in');
}

/** S3, S6: one live edge is enough, but a required data port needs one of its own. */
function isRunnable(visit: Visit): boolean {
  const { node, live } = visit;
  if (live.length === 0) return false;
  if (visit.needsControl && !live.some((edge) => edge.input === 'in')) return false;
  return (
    node.dataIncoming.length === 0 ||
    node.description.inputs.every((port) => !port.required || hasLive(visit, port.name))
  );
}

function hasLive(visit: Visit, port: string): boolean {
  return visit.live.some((edge) => edge.input === port) || visit.carried.some((edge) => edge.input === port);
}

/** The live edges in document order (S6, S7). */
export function liveEdges(visit: Visit): PlanEdge[] {
  return [...visit.live, ...visit.carried].sort((a, b) => a.order - b.order);
}

/** F3: in a fresh container nothing is kept; a `while` decides by its last turn whether it takes another. */
function opensFresh({ node, behind, fresh }: Visit): boolean {
  return behind || (fresh && node.each?.role === 'while');
}
