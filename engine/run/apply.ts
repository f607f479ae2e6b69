import type { PlanNode } from '../graph/plan.ts';
import { letGo } from './breakpoints.ts';
import { addUsage } from './budget.ts';
import { beginTurns, closeTurn, dropResults, leaveTurn, openTurn, stopTurns } from './each.ts';
import type { RunEvent } from './event.ts';
import { noteOrigin } from './fresh.ts';
import { passStem, settleOne, visitInPass } from './loops.ts';
import { cancelScope, failScope, leave } from './scope.ts';
import { begin, send } from './signals.ts';
import { type Pass, type RunState, turnPath, type Visit } from './state.ts';
import { closeUndo, noteUndoable, undone } from './undo.ts';
import { changeVariable } from './variables.ts';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
type Handlers = { [T in RunEvent['type']]: (state: RunState, event: EventOf<T>) => void };

/**
 * Folds one event into a run. Pure but for changing `state` in place; its work is proportional to the edges of the
 * event's node (S10). Throws when the event does not follow from the state: a broken log is an error, never a guess.
 */
export function apply(state: RunState, event: RunEvent): RunState {
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} does not follow event ${state.seq}`);
  state.seq = event.seq;
  keepTime(state, event.at);
  // The table is keyed by the event's own type, which TypeScript cannot follow through the look-up.
  (handlers[event.type] as (state: RunState, event: RunEvent) => void)(state, event);
  state.agenda.records.dropStale(state);
  state.agenda.starts.dropStale(state);
  return state;
}

/** E8: only time in which the run is not waiting counts. */
function keepTime(state: RunState, at: string): void {
  const now = timeOf(at);
  if (state.movedAt !== 0 && !isWaiting(state)) state.ranMs += Math.max(0, now - state.movedAt);
  state.movedAt = now;
}

let lastText = '';
let lastTime = 0;

/** Events come in bursts of one millisecond, so the last time parsed is nearly always the one asked for. */
function timeOf(at: string): number {
  if (at !== lastText) {
    lastText = at;
    lastTime = Date.parse(at);
  }
  return lastTime;
}

/** W5: a wait is open, and nothing runs or is due. */
export function isWaiting(state: RunState): boolean {
  return state.waiting.size > 0 && state.running.size === 0;
}

const handlers: Handlers = {
  'run.started': (state, event) => {
    state.started = event.data;
    state.startedAt = event.at;
    state.clock.aheadMs = event.data.clock?.aheadMs ?? 0;
    begin(state, state.root);
  },
  'run.forked': () => {},
  'run.answered': (state, { data }) => {
    state.answer = {
      value: data.output,
      spilled: data.spilled === true,
      by: data.by,
      ...(data.status !== undefined && { status: data.status }),
      ...(data.headers && { headers: data.headers }),
    };
  },
  'run.completed': (state) => end(state, { status: 'succeeded', error: null }),
  'run.failed': (state, { data }) => end(state, { status: 'failed', error: data.error }),
  'run.cancelled': (state) => end(state, { status: 'cancelled', error: null }),
  'run.cancel_requested': (state, { data }) => {
    state.cancel = data;
    closeUndo(state);
    cancelScope(state, state.root);
  },
  'run.limit_reached': (state, { data }) => failScope(state, state.root, data.error),
  'node.started': (state, event) => {
    const visit = find(state, event);
    noteOrigin(visit, event.data);
    beginVisit(state, visit, event);
    if (visit.node.each !== null) beginTurns(state, visit, event.data);
  },
  'effect.started': (state, event) => {
    find(state, event).effectKey = event.data.key;
    state.used.effects++;
  },
  'node.completed': (state, event) => complete(state, find(state, event), event),
  'node.limit_reached': (state, event) => stopTurns(state, find(state, event), event.data.error),
  'node.attempt_failed': (state, event) => {
    const visit = find(state, event);
    visit.status = 'retrying';
    visit.retryAt = event.data.retryAt;
    visit.error = event.data.error;
    visit.effectKey = null;
    rest(state, visit, 'retry');
  },
  'node.failed': (state, event) => fail(state, find(state, event), event),
  'node.skipped': (state, event) => {
    const visit = find(state, event);
    noteOrigin(visit, event.data);
    visit.status = 'skipped';
    send(state, visit, []);
    settleOne(state, visit.pass);
    leave(state, visit);
  },
  'node.waiting': (state, event) => {
    const visit = find(state, event);
    visit.status = 'waiting';
    visit.wait = event.data;
    rest(state, visit, 'wait');
  },
  'node.in_doubt': () => {},
  'wait.resolved': (state, event) => {
    const visit = find(state, event);
    if (visit.status !== 'waiting')
      throw new Error(`event ${event.seq} resolves a wait of '${visit.node.id}' that is not open`);
    if (visit.wait?.kind === 'breakpoint') return letGo(state, visit, event.data.decision);
    visit.status = 'resuming';
    visit.resolution = event.data;
    addUsage(state.used, event.data.used ?? {});
    state.waits++;
    state.waiting.delete(visit);
    state.running.add(visit);
    state.agenda.starts.push({ do: 'resume', visit });
  },
  'variable.set': (state, event) => changeVariable(find(state, event).scope, event.data),
  'compensation.started': (state, event) => beginVisit(state, find(state, event), event),
  'compensation.completed': (state) => undone(state, null),
  'compensation.failed': (state, { data }) => undone(state, data.error),
  'usage.reported': (state, { data }) => addUsage(state.used, data),
  'clock.advanced': (state, { data }) => {
    state.clock.aheadMs += data.ms;
    if (data.by === undefined && data.child === undefined) state.clock.jumps++;
    // What is jumped over has not been run through (E8).
    state.movedAt += data.ms;
  },
  'timer.set': () => {},
  'results.stored': (state, event) => dropResults(find(state, event), event.data),
  'scope.started': (state, event) => {
    const visit = find(state, event);
    openTurn(state, visit, event.data.turn);
  },
  'scope.completed': (state, event) => {
    const visit = find(state, event);
    const scope = state.scopes.get(turnPath(visit, event.data.turn));
    if (!scope) throw new Error(`event ${event.seq} ends a turn that is not open`);
    closeTurn(state, scope, event.data);
  },
};

function beginVisit(state: RunState, visit: Visit, event: RunEvent): void {
  visit.status = 'running';
  visit.attempt = event.attempt ?? 1;
  // All attempts of a visit use the values, and the time, of the first (X1).
  if (visit.startedAt === '') {
    visit.startedAt = event.at;
    visit.aheadMs = state.clock.aheadMs;
    state.used.visits++;
  }
  visit.effectKey = null;
  visit.scope.moving.add(visit);
  state.waiting.delete(visit);
  if (visit.node.each === null) state.running.add(visit);
}

/** `scope`, `node` and `visit` of an event name its visit (V10); turn events name their container's. */
function find(state: RunState, event: RunEvent): Visit {
  const { current } = state.undo;
  if (current !== null && current.node.id === event.node) return current;
  const around = state.passes.get(event.scope ?? '');
  const node = event.node === undefined ? undefined : around?.scope.level.byId.get(event.node);
  const pass = node && around ? passFor(state, around, node, event.visit ?? 1) : undefined;
  if (!node || !pass)
    throw new Error(
      `event ${event.seq} names visit ${event.visit ?? 1} of '${event.node}' in scope '${event.scope ?? ''}', which is not open`,
    );
  return visitInPass(pass, node);
}

function passFor(state: RunState, around: Pass, node: PlanNode, number: number): Pass | undefined {
  if (node.region === around.region) return around;
  if (node.region.parent !== around.region) return undefined;
  const { newest } = around.loops[node.region.place] ?? {};
  return newest?.number === number ? newest : state.passes.get(`${passStem(around, node.region)}${number}`);
}

function rest(state: RunState, visit: Visit, kind: 'retry' | 'wait'): void {
  state.running.delete(visit);
  state.waiting.add(visit);
  state.agenda.starts.push({ do: kind, visit });
}

function complete(state: RunState, visit: Visit, event: EventOf<'node.completed'>): void {
  const { data } = event;
  noteOrigin(visit, data);
  visit.status = 'done';
  visit.error = null;
  visit.effectKey = null;
  visit.output = { value: data.output, spilled: data.spilled === true };
  if (data.answer !== undefined && data.late !== true) {
    if (data.answer === 'end') {
      state.end ??= visit.output;
      closeUndo(state);
    }
    visit.reply = {
      ...(data.status !== undefined && { status: data.status }),
      ...(data.headers && { headers: data.headers }),
    };
    if (state.answer === null) state.agenda.records.push({ do: 'answer', visit });
  }
  // F10: what a fork keeps belongs to a run that still stands; what a continued run keeps is its own.
  if (data.kept !== true || state.started?.forkOf?.mode === 'continue') noteUndoable(state, visit);
  const { role } = visit.node.description;
  if ((role === 'break' || role === 'continue') && visit.scope.phase === 'open' && data.disabled !== true) {
    visit.scope.moving.delete(visit);
    leaveTurn(state, visit);
  }
  send(state, visit, data.ports);
  settleOne(state, visit.pass);
  leave(state, visit);
}

/** E2: by the error port, on with a default, or up to the scope. */
function fail(state: RunState, visit: Visit, event: EventOf<'node.failed'>): void {
  const { error, late } = event.data;
  noteOrigin(visit, event.data);
  visit.status = 'failed';
  visit.error = error;
  visit.effectKey = null;
  const how = visit.node.description.role === 'stop' ? 'fail' : visit.node.policy.onError;
  if (late === true || visit.scope.phase !== 'open') {
    leave(state, visit);
    return;
  }
  if (how === 'fail') {
    visit.scope.moving.delete(visit);
    state.running.delete(visit);
    state.waiting.delete(visit);
    failScope(state, visit.scope, error);
    return;
  }
  visit.output = { value: how === 'port' ? { error: { ...error } } : visit.node.policy.default, spilled: false };
  send(state, visit, how === 'port' ? ['error'] : visit.node.mainPort);
  settleOne(state, visit.pass);
  leave(state, visit);
}

function end(state: RunState, outcome: NonNullable<RunState['outcome']>): void {
  state.outcome = outcome;
  state.root.phase = 'over';
}
