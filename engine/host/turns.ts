import { conditionRefs } from '../run/roots.ts';
import type { Scope, Visit } from '../run/state.ts';
import { closeTurn, eachItems, finishEach, goesOn, turnRefs } from './each-values.ts';
import { at, loaded, type Moving, settleNow } from './moving.ts';
import { complete } from './visits.ts';

/** Begins a container's visit with its list. */
export function startTurns(moving: Moving, visit: Visit): void | Promise<void> {
  const { host, state, recorder, values } = moving;
  watchContainer(moving, visit);
  const started = { type: 'node.started' as const, ...at(visit), attempt: 1, cause: visit.cause };
  const list = eachItems(host.clock, state, visit, values);
  if (!('error' in list)) return recorder.emitValue({ ...started, data: list }, 'items');
  recorder.emit({ ...started, data: { count: 0 } });
  recorder.emit({ type: 'node.failed', ...at(visit), data: { error: list.error } });
  return undefined;
}

/** Opens a turn; a `while` asks its condition first, and is over when it does not hold (C8). */
export function beginTurn(moving: Moving, visit: Visit, turn: number): void {
  const { state, recorder, values } = moving;
  if (visit.node.each?.condition == null) return recorder.emit({ type: 'scope.started', ...at(visit), data: { turn } });
  return loaded(moving, conditionRefs(state, visit), () => {
    const { each } = visit;
    if (each === null || visit.status !== 'running' || turn >= each.limit) return undefined;
    const asked = goesOn(moving.host.clock, state, visit, turn, values);
    if (typeof asked === 'object')
      return recorder.emit({ type: 'node.limit_reached', ...at(visit), data: { error: asked } });
    if (asked) return recorder.emit({ type: 'scope.started', ...at(visit), data: { turn } });
    return finishTurns(moving, visit);
  });
}

/** E8: `timeout` bounds a container as a whole. */
export function watchContainer(moving: Moving, visit: Visit): void {
  const limit = visit.node.policy.timeoutMs;
  if (limit === null) return;
  const began = visit.startedAt === '' ? moving.host.clock.now() : Date.parse(visit.startedAt);
  moving.timers.set(visit, new Date(began + limit).toISOString(), () => {
    if (visit.status !== 'running') return;
    const message = `'${visit.node.id}' took longer than ${limit} ms. Raise its timeout, or give it fewer items.`;
    const error = { code: 'timeout', message, node: visit.node.id, retryable: false };
    moving.act(() => moving.recorder.emit({ type: 'node.limit_reached', ...at(visit), data: { error } }));
  });
}

/** Records what a turn gives, once nothing moves in it. */
export function endTurn(moving: Moving, scope: Scope): void {
  loaded(moving, turnRefs(moving.state, scope), () => {
    const { owner } = scope;
    if (owner === null || scope.phase === 'over') return undefined;
    const kept = moving.keeper?.turnOf(scope)?.data;
    if (kept) return moving.recorder.emit({ type: 'scope.completed', ...at(owner), data: kept });
    const result = closeTurn(moving.state, scope, moving.values);
    return moving.recorder.emitValue(
      { type: 'scope.completed', ...at(owner), data: { turn: scope.turn, ...result } },
      'result',
    );
  });
}

/** Records what a container gives, once all its turns are over. */
export function finishTurns(moving: Moving, visit: Visit): void {
  if (moving.finishing.has(visit)) return;
  moving.finishing.add(visit);
  moving.timers.clear(visit);
  const spilled = (visit.each?.results ?? []).flatMap((result) =>
    result?.kind === 'value' && result.value.spilled ? [result.value] : [],
  );
  const loading = moving.values.load(spilled);
  if (loading === null) settleNow(moving, recordEnd(moving, visit));
  else moving.later(() => loading.then(() => recordEnd(moving, visit)));
}

function recordEnd(moving: Moving, visit: Visit): void | Promise<void> {
  const result = finishEach(visit, moving.values);
  const kept = moving.keeper?.endOf(visit)?.type;
  if ('output' in result)
    return complete(moving, visit, {
      ports: result.port === undefined ? visit.node.mainPort : [result.port],
      output: result.output,
      ...(kept === 'node.completed' && { kept: true }),
    });
  const late = visit.scope.phase !== 'open';
  return moving.recorder.emit({
    type: 'node.failed',
    ...at(visit),
    data: { error: result.error, ...(late && { late }), ...(kept === 'node.failed' && { kept: true }) },
  });
}
