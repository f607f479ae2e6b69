import { type NodeError, toNodeError } from '../errors.ts';
import type { NodeDefinition } from '../node/define.ts';
import { budgetLeft } from '../run/budget.ts';
import type { Caller, WaitingData } from '../run/event.ts';
import { isTrial } from '../run/is-trial.ts';
import type { Resolved, Visit } from '../run/state.ts';
import { catchUp } from './advance.ts';
import { at, loaded, type Moving } from './moving.ts';
import { runVisit } from './run-visit.ts';
import { complete, fail, inDoubt, refsOf, rerun, settleAttempt } from './visits.ts';

/** A wait has opened, here or in a process before: watch its time, and call what it waits for. */
export function openWait(moving: Moving, visit: Visit): void {
  const { wait } = visit;
  if (wait === null) return;
  if ('until' in wait && wait.until !== undefined) moving.timers.set(visit, wait.until, () => expire(moving, visit));
  if (wait.kind === 'child') moving.later(() => startChild(moving, visit));
}

async function startChild(moving: Moving, visit: Visit): Promise<void> {
  const { host, state, recorder } = moving;
  if (visit.wait?.kind !== 'child') return;
  const { call } = visit.wait;
  // T5: whoever is not waited for lives by the host's clock.
  const ownClock = call.mode === 'wait' && isTrial(state);
  await recorder.flush();
  try {
    const depth = (state.started?.depth ?? 0) + 1;
    const { runId } = await host.children.start({
      visit,
      call,
      depth,
      limitMs: moving.limitMs() - state.ranMs,
      budget: budgetLeft(state),
      ...(ownClock && { clock: { aheadMs: state.clock.aheadMs, jumps: state.started?.clock?.jumps === true } }),
    });
    if (call.mode === 'detach') resolveWait(moving, visit, { by: 'child', data: { runId } });
  } catch (error) {
    childRefused(moving, visit, toNodeError(error));
  }
}

/** A call too deep fails the run, whatever its policy says (Z4, E9); anything else fails the call. */
function childRefused(moving: Moving, visit: Visit, error: NodeError): void {
  if (error.code !== 'call_depth') resolveWait(moving, visit, { by: 'child', data: null, error });
  else
    moving.act(() =>
      moving.recorder.emit({ type: 'run.limit_reached', data: { error: { ...error, node: visit.node.id } } }),
    );
}

function expire(moving: Moving, visit: Visit): void {
  if (visit.wait?.kind === 'timer') {
    resolveWait(moving, visit, { by: 'timer', data: null });
    return;
  }
  moving.later(async () => {
    resolveWait(moving, visit, await moving.host.expireWait(visit));
  });
}

/** Records the answer of an open wait; false when it is not open any more (W2). */
export function resolveWait(
  moving: Moving,
  visit: Visit,
  { aheadMs = 0, ...resolved }: Resolved & { answeredBy?: Caller; aheadMs?: number },
): boolean {
  if (!moving.isOpen() || visit.status !== 'waiting') return false;
  moving.timers.clear(visit);
  catchUp(moving, visit.node.id, aheadMs);
  const { wait } = visit;
  moving.act(() => {
    const recorded = moving.recorder.emitValue({ type: 'wait.resolved', ...at(visit), data: resolved }, 'data');
    // Closed with the event that holds the answer, not before: the answer stands nowhere else then.
    const close = () => closed(moving, visit, wait);
    return recorded instanceof Promise ? recorded.then(close) : close();
  });
  return true;
}

/** W6, Z1: the wait is over with its scope; a child that was called for an answer is no longer wanted. */
export function closeWait(moving: Moving, visit: Visit): void {
  moving.timers.clear(visit);
  closed(moving, visit, visit.wait);
  if (visit.wait?.kind === 'child' && visit.wait.call.mode === 'wait')
    moving.later(() => moving.host.children.cancel(visit));
}

function closed(moving: Moving, visit: Visit, wait: WaitingData | null): void {
  if (wait !== null) moving.closed.push({ visit, wait });
}

/** The wait was resolved: the node says what that means. */
export function takeAnswer(moving: Moving, visit: Visit): void {
  const { resolution, wait } = visit;
  if (resolution === null) return;
  if (wait?.kind === 'in_doubt') return moving.act(() => settleDoubt(moving, visit, resolution));
  const data = { value: resolution.data, spilled: resolution.spilled === true };
  return loaded(moving, [data], () => resume(moving, visit, resolution));
}

function resume(moving: Moving, visit: Visit, resolution: Resolved): void {
  loaded(moving, refsOf(moving, visit), () => {
    if (visit.status !== 'resuming') return undefined;
    if (resolution.error !== undefined) return fail(moving, visit, { ...resolution.error, node: visit.node.id });
    const definition = moving.host.node(visit.node.type);
    if (!definition) return undefined;
    const attempt = runVisit(moving, visit, answeredBy(moving, definition, resolution));
    return attempt.result === null || attempt.result instanceof Promise
      ? undefined
      : settleAttempt(moving, visit, attempt, attempt.result);
  });
}

/** The node with its `resume` in the place of its `run`. */
function answeredBy({ values }: Moving, definition: NodeDefinition, resolution: Resolved): NodeDefinition {
  const data = values.resolve({ value: resolution.data, spilled: resolution.spilled === true });
  const by = resolution.by === 'cancel' ? 'answer' : resolution.by;
  const given = { by, data, ...(resolution.decision !== undefined && { decision: resolution.decision }) };
  const { resume: meaning } = definition;
  return { ...definition, run: ({ params }) => (meaning ? meaning({ params, resolution: given }) : data) };
}

/** E10: a person has said whether it happened. */
function settleDoubt(moving: Moving, visit: Visit, { decision, data }: Resolved): void | Promise<void> {
  if (decision === 'happened') return complete(moving, visit, { ports: visit.node.mainPort, output: data });
  if (decision !== 'repeat') return fail(moving, visit, inDoubt(visit));
  moving.recorder.emit({ type: 'node.started', ...at(visit), attempt: visit.attempt, data: {} });
  return rerun(moving, visit);
}

/** When the time of a wait is up, null when it has none. */
export function dueTime(wait: WaitingData): string | null {
  return 'until' in wait ? (wait.until ?? null) : null;
}
