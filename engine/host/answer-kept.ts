import type { VisitRecord } from '../run/fork.ts';
import { givenOutput } from '../run/given-output.ts';
import type { Visit } from '../run/state.ts';
import type { Keeper } from './keeper.ts';
import { at, type Moving, recordWait } from './moving.ts';
import { startVisit } from './start-visit.ts';
import { watchContainer } from './turns.ts';
import { complete } from './visits.ts';

/**
 * Moves a fork by one visit: one that the old log answers, or, when none such is due, one that runs fresh. False when
 * nothing is due.
 */
export function stepFork(moving: Moving, keeper: Keeper): boolean {
  const kept = keeper.nextKept();
  if (kept !== null) {
    answer(moving, keeper, kept.visit, kept.record);
    return true;
  }
  const fresh = keeper.nextFresh();
  if (fresh !== null) startVisit(moving, fresh, 1);
  return fresh !== null;
}

/** Records what the old log says of a visit; nothing of it happens again. */
function answer(moving: Moving, keeper: Keeper, visit: Visit, record: VisitRecord): void {
  const { recorder } = moving;
  if (visit.status !== 'ready' && visit.status !== 'running') return;
  if (visit.status === 'ready') {
    const attempt = record.outcome?.attempt ?? 1;
    const data = { ...record.started?.data, kept: true };
    recorder.emit({ type: 'node.started', ...at(visit), attempt, cause: visit.cause, data });
  }
  if (visit.node.each !== null) return watchContainer(moving, visit);
  if (record.waiting !== null && record.waiting.data.kind !== 'in_doubt' && visit.status === 'running') {
    if (record.resolved === null) return recordWait(moving, visit, record.waiting.data);
    recorder.emit({ type: 'node.waiting', ...at(visit), data: record.waiting.data });
    recorder.emit({ type: 'wait.resolved', ...at(visit), data: record.resolved.data });
  }
  if (record.variable !== null)
    recorder.emit({ type: 'variable.set', ...at(visit), data: { ...record.variable.data, kept: true } });
  const ended = recordOutcome(moving, keeper, visit, record);
  if (ended instanceof Promise) moving.later(() => ended);
  return undefined;
}

/** Records how a visit ended by the old log, with the output that the fork puts in its place. */
function recordOutcome(moving: Moving, keeper: Keeper, visit: Visit, record: VisitRecord): void | Promise<void> {
  const { outcome, started } = record;
  const replacement = keeper.replacementOf(visit);
  const given = replacement === null ? givenOutput(moving.state, visit) : null;
  if (given !== null && outcome !== null) return complete(moving, visit, { ...given, given: true, kept: true });
  if (outcome?.type === 'node.failed')
    return moving.recorder.emit({
      type: 'node.failed',
      ...at(visit),
      attempt: visit.attempt,
      data: { error: outcome.data.error, kept: true },
    });
  if (outcome?.type !== 'node.completed') return undefined;
  const { late: _, spilled, ...data } = outcome.data;
  const durationMs = data.durationMs ?? Date.parse(outcome.at) - Date.parse(started?.at ?? outcome.at);
  return complete(moving, visit, {
    ...data,
    durationMs,
    kept: true,
    ...(replacement ?? (spilled && { spilled })),
  });
}
