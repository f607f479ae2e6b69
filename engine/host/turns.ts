import type { NodeError } from '../errors.ts';
import { isAssetRef } from '../json.ts';
import { givenOutput } from '../run/given-output.ts';
import { conditionRefs } from '../run/roots.ts';
import type { Scope, Visit } from '../run/state.ts';
import {
  type Begun,
  closeTurn,
  eachItems,
  failureOf,
  finishEach,
  goesOn,
  resultRefs,
  turnRefs,
} from './each-values.ts';
import { at, loaded, type Moving } from './moving.ts';
import { hasMany, joinResults, noteResult } from './results.ts';
import { complete } from './visits.ts';

/** A container whose output is given opens no turn (P1). */
const noTurns: Begun = { items: [], count: 0, concurrency: 1 };

/** Begins a container's visit with its list. */
export function startTurns(moving: Moving, visit: Visit): void | Promise<void> {
  if (givenOutput(moving.state, visit) !== null) return recordStart(moving, visit, noTurns);
  watchContainer(moving, visit);
  const begun = eachItems(moving.host.clock, moving.state, visit, moving.values);
  if (!(begun instanceof Promise)) return recordStart(moving, visit, begun);
  return begun.then((list) => (visit.status === 'ready' ? recordStart(moving, visit, list) : undefined));
}

function recordStart({ recorder }: Moving, visit: Visit, begun: Begun | { error: NodeError }): void | Promise<void> {
  const started = { type: 'node.started' as const, ...at(visit), attempt: 1, cause: visit.cause };
  if (!('error' in begun)) return recorder.emitValue({ ...started, data: begun }, 'items');
  recorder.emit({ ...started, data: { count: 0 } });
  recorder.emit({ type: 'node.failed', ...at(visit), data: { error: begun.error } });
  return undefined;
}

/** Opens a turn; a `while` asks its condition first, and is over when it does not hold (C8). */
export function beginTurn(moving: Moving, visit: Visit, turn: number): void {
  const { state, recorder, values } = moving;
  if (givenOutput(state, visit) !== null) return finishTurns(moving, visit);
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
    const data = { turn: scope.turn, ...result };
    const recorded = moving.recorder.emitValue({ type: 'scope.completed', ...at(owner), data }, 'result');
    const note = () => noteResult(moving, owner, sizeOf(result));
    return recorded instanceof Promise ? recorded.then(note) : note();
  });
}

/** Records what a container gives, once all its turns are over. */
export function finishTurns(moving: Moving, visit: Visit): void {
  if (moving.finishing.has(visit)) return;
  moving.finishing.add(visit);
  moving.timers.clear(visit);
  const succeeds =
    visit.scope.phase === 'open' && failureOf(visit) === null && givenOutput(moving.state, visit) === null;
  if (succeeds && hasMany(moving, visit)) return moving.later(() => recordLines(moving, visit));
  return loaded(moving, resultRefs(visit, visit.each?.opened ?? 0), () => recordEnd(moving, visit));
}

async function recordLines(moving: Moving, visit: Visit): Promise<void> {
  const output = await joinResults(moving, visit);
  if (!moving.isOpen()) return;
  const kept = moving.keeper?.endOf(visit)?.type === 'node.completed';
  await complete(moving, visit, {
    ports: visit.node.mainPort,
    output: { ...output },
    spilled: true,
    ...(kept && { kept }),
  });
}

/** Characters of JSON that a turn gave. */
function sizeOf(result: ReturnType<typeof closeTurn>): number {
  if (!('result' in result)) return 0;
  if (result.spilled && isAssetRef(result.result)) return result.result.size;
  return JSON.stringify(result.result).length;
}

function recordEnd(moving: Moving, visit: Visit): void | Promise<void> {
  const kept = moving.keeper?.endOf(visit)?.type;
  const given = givenOutput(moving.state, visit);
  if (given !== null)
    return complete(moving, visit, { ...given, given: true, ...(kept === 'node.completed' && { kept: true }) });
  const result = finishEach(visit, moving.values);
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
