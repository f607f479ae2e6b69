import type { PlanEdge } from '../graph/plan.ts';
import { plan } from './agenda.ts';
import { type RunState, type Scope, type Visit, visitOf } from './state.ts';

/**
 * Sends the signals of a decided visit: live on the edges of the ports it took, dead on all others (S1). Nodes that
 * become decided by them are due in document order (G14).
 */
export function send(state: RunState, visit: Visit, taken: readonly string[]): void {
  const { scope, node } = visit;
  if (scope.phase !== 'open') return;
  const touched: Visit[] = [];
  for (const edge of node.out) {
    const target = visitOf(scope, edge.to);
    if (visit.fresh && target.status === 'undecided') target.behind = true;
    signal(target, edge, taken.includes(edge.port));
    if (target.status === 'undecided' && isDecided(target)) {
      target.status = isLive(target) ? 'ready' : 'skipping';
      touched.push(target);
    }
  }
  if (touched.length > 1) touched.sort((a, b) => a.node.index - b.node.index);
  for (const target of touched) due(state, target, state.seq);
}

/** Opens a scope: the nodes that nothing leads to begin, all at once (G4). */
export function begin(state: RunState, scope: Scope): void {
  for (const node of scope.level.begins) {
    const visit = visitOf(scope, node);
    visit.behind = scope.owner?.behind ?? false;
    visit.status = 'ready';
    due(state, visit, state.seq);
  }
}

function due(state: RunState, visit: Visit, cause: number): void {
  visit.cause = cause;
  visit.scope.moving.add(visit);
  if (visit.status === 'skipping') plan(state.agenda, { do: 'skip', visit });
  else plan(state.agenda, { do: visit.node.disabled ? 'pass' : 'start', visit });
}

function signal(target: Visit, edge: PlanEdge, live: boolean): void {
  if (edge.input === 'in') target.pending--;
  else target.dataPending--;
  // Once decided by `any`, later signals are taken in and change nothing (S4).
  if (live && target.status === 'undecided') target.live.push(edge);
}

/** S3 to S5: data ports wait for all their edges; `any` runs at the first live signal, `all` when every edge is decided. */
function isDecided(visit: Visit): boolean {
  if (visit.dataPending > 0) return false;
  if (visit.pending === 0) return true;
  return visit.node.policy.join === 'any' && visit.live.some((edge) => edge.input === 'in');
}

/** S3, S6: one live edge is enough, but a required data port needs one of its own. */
function isLive(visit: Visit): boolean {
  const { node, live } = visit;
  if (live.length === 0) return false;
  if (node.incoming.length > 0 && !live.some((edge) => edge.input === 'in')) return false;
  return (
    node.dataIncoming.length === 0 ||
    node.description.inputs.every((port) => !port.required || hasLive(visit, port.name))
  );
}

function hasLive(visit: Visit, port: string): boolean {
  return visit.live.some((edge) => edge.input === port);
}

/** The live edges in document order (S6, S7). */
export function liveEdges(visit: Visit): PlanEdge[] {
  return [...visit.live].sort((a, b) => a.order - b.order);
}
