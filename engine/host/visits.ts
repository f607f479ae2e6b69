import { type NodeError, toNodeError } from '../errors.ts';
import type { EachPlan } from '../graph/plan.ts';
import type { RunEvent } from '../run/event.ts';
import { givenOutput } from '../run/given-output.ts';
import { inputRefs, placeOfVisit, spilledRefs, visibleNames } from '../run/roots.ts';
import type { Logged, Visit } from '../run/state.ts';
import { findVariable, resultOfChange } from '../run/variables.ts';
import { linesSeen } from './each-values.ts';
import { at, loaded, type Moving, recordWait } from './moving.ts';
import { retryDelay } from './retry.ts';
import { type Attempt, type RunningAttempt, runVisit, type VariableChange } from './run-visit.ts';

/** How the log says that a visit completed. */
export type CompletedData = Extract<RunEvent, { type: 'node.completed' }>['data'];

/**
 * E10: a pure node and a read simply run again; a write with an intent and no result is in doubt. Of a run that is
 * being cancelled nothing runs again (Z1).
 */
export function recoverVisit(moving: Moving, visit: Visit): void {
  if (visit.undoes === null && moving.keeper?.take(visit)) return;
  const key = visit.effectKey;
  if (moving.state.cancel !== null) return fail(moving, visit, key === null ? stopped(visit) : inDoubt(visit));
  if (key === null) return rerun(moving, visit);
  const policy = visit.node.policy.inDoubt;
  const { recorder } = moving;
  recorder.emit({ type: 'node.in_doubt', ...at(visit), attempt: visit.attempt, data: { policy, key } });
  if (policy === 'repeat') rerun(moving, visit);
  else if (policy === 'fail')
    recorder.emit({ type: 'node.failed', ...at(visit), attempt: visit.attempt, data: { error: inDoubt(visit) } });
  else recordWait(moving, visit, { kind: 'in_doubt', key, title: `Did '${visit.node.id}' happen?` });
}

/** Runs the attempt again that the log has begun. */
export function rerun(moving: Moving, visit: Visit): void {
  loaded(moving, refsOf(moving, visit), () => runNode(moving, visit));
}

/** Calls the node of a visit that the log has begun. */
export function runNode(moving: Moving, visit: Visit): void | Promise<void> {
  const { state, host } = moving;
  const given = givenOutput(state, visit);
  if (given !== null) return complete(moving, visit, { ...given, given: true });
  if (visit.node.description.role === 'entry') {
    const { input = null, spilled } = state.started ?? {};
    return complete(moving, visit, { ports: visit.node.mainPort, output: input, ...(spilled && { spilled: true }) });
  }
  const definition = host.node(visit.node.type);
  if (!definition) {
    return fail(moving, visit, {
      code: 'unknown_type',
      message: `This server has no node type '${visit.node.type}'.`,
      node: visit.node.id,
      retryable: false,
    });
  }
  const attempt = runVisit(moving, visit, definition);
  if (attempt.result === null) return undefined;
  if (!(attempt.result instanceof Promise)) return settleAttempt(moving, visit, attempt, attempt.result);
  moving.attempts.set(visit, attempt);
  attempt.result.then(
    (result) => {
      if (moving.attempts.get(visit) === attempt) moving.attempts.delete(visit);
      if (moving.isOpen()) moving.act(() => settleAttempt(moving, visit, attempt, result));
    },
    (error: unknown) => moving.breakDown(error),
  );
  return undefined;
}

/** Records how an attempt ended; one that the log has already answered changes nothing. */
export function settleAttempt(
  moving: Moving,
  visit: Visit,
  { ctx }: RunningAttempt,
  result: Attempt,
): void | Promise<void> {
  if (visit.status !== 'running' && visit.status !== 'resuming') return undefined;
  if (result.kind === 'failed') return fail(moving, visit, result.error);
  if (result.kind === 'suspended') {
    if (visit.scope.phase === 'open') return recordWait(moving, visit, result.wait);
    return fail(moving, visit, { code: 'cancelled', message: `'${visit.node.id}' was stopped before it waited.` });
  }
  if (result.kind === 'variable') return setVariable(moving, visit, result.change);
  const { answer } = result;
  const done = complete(moving, visit, {
    ports: result.ports,
    output: result.output,
    ...(ctx.logs.length > 0 && { logs: ctx.logs }),
    ...(answer && { answer: answer.by }),
    ...(answer?.status !== undefined && { status: answer.status }),
    ...(answer?.headers && { headers: answer.headers }),
  });
  // What an effect brought is written at once: nothing that follows may be lost with it.
  if (ctx.touched && !(done instanceof Promise)) moving.recorder.flush().catch(() => {});
  return done;
}

/** X8: the change and the visit's end follow each other in the log. */
function setVariable(moving: Moving, visit: Visit, change: VariableChange): void | Promise<void> {
  const { host, recorder, values } = moving;
  const schema = change.mode === 'set' ? findVariable(visit.scope, change.name)?.plan.schema : null;
  const [issue] = schema == null ? [] : host.check(schema, change.value);
  if (issue) {
    const message = `'${visit.node.id}': the value does not fit the variable '${change.name}': ${issue.path || 'it'} ${issue.message}.`;
    return fail(moving, visit, { code: 'variable', message, node: visit.node.id, retryable: false });
  }
  try {
    const output = resultOfChange(visit.scope, change, values.resolve);
    const noted = recorder.emitValue({ type: 'variable.set', ...at(visit), data: change }, 'value');
    const done = () => complete(moving, visit, { ports: visit.node.mainPort, output });
    return noted instanceof Promise ? noted.then(done) : done();
  } catch (error) {
    return fail(moving, visit, { ...toNodeError(error), node: visit.node.id });
  }
}

/** Records that a visit completed; late when its scope has ended, or when another `end` gave the output (A1, E4). */
export function complete(moving: Moving, visit: Visit, data: CompletedData): void | Promise<void> {
  const { undoes } = visit;
  if (undoes !== null) {
    const { output, spilled, logs } = data;
    const done = { undoes: undoes.node.id, output, ...(spilled && { spilled }), ...(logs && { logs }) };
    return moving.recorder.emitValue(
      { type: 'compensation.completed', ...at(visit), attempt: visit.attempt, data: done },
      'output',
    );
  }
  const late = visit.scope.phase !== 'open' || (data.answer === 'end' && moving.state.end !== null);
  return moving.recorder.emitValue(
    { type: 'node.completed', ...at(visit), attempt: visit.attempt, data: { ...data, ...(late && { late }) } },
    'output',
  );
}

/** E1, E2: another attempt, or the end of the visit. */
export function fail(moving: Moving, visit: Visit, failure: NodeError): void {
  const { recorder, host } = moving;
  const { policy, description, each } = visit.node;
  const error = description.role === 'stop' ? { ...failure, stopped: true } : failure;
  const late = visit.scope.phase !== 'open';
  const random = policy.retry.jitter ? host.random() : 0;
  const delay =
    late || description.role === 'stop' || each !== null ? null : retryDelay(policy, error, visit.attempt, random);
  const now = host.clock.now();
  const isTooLate =
    delay !== null && policy.totalMs !== null && now + delay - Date.parse(visit.startedAt) > policy.totalMs;
  if (visit.undoes !== null && (delay === null || isTooLate)) {
    const data = { undoes: visit.undoes.node.id, error };
    return recorder.emit({ type: 'compensation.failed', ...at(visit), attempt: visit.attempt, data });
  }
  if (delay === null || isTooLate) {
    recorder.emit({
      type: 'node.failed',
      ...at(visit),
      attempt: visit.attempt,
      data: { error, ...(late && { late }) },
    });
    return;
  }
  const retryAt = new Date(now + delay).toISOString();
  recorder.emit({
    type: 'node.attempt_failed',
    ...at(visit),
    attempt: visit.attempt,
    data: { error, retryAt, ...(random > 0 && { random }) },
  });
}

/** How a visit fails when nobody knows whether its effect happened. */
export function inDoubt(visit: Visit): NodeError {
  return {
    code: 'in_doubt',
    message: `'${visit.node.id}' was interrupted after it called out and before its result was recorded, so nobody knows whether it happened.`,
    node: visit.node.id,
    attempt: visit.attempt,
    retryable: false,
  };
}

/** How a visit fails that was interrupted before it called out, in a run that is being cancelled. */
function stopped({ node, attempt }: Visit): NodeError {
  return { code: 'cancelled', message: `'${node.id}' was stopped.`, node: node.id, attempt, retryable: false };
}

/** Names that a container reads to begin; a list that is read line by line is not fetched as a whole. */
function containerNames(visit: Visit, { items, concurrency, limit }: EachPlan): string[] {
  const read = [...(linesSeen(visit) === null ? items.references : []), ...concurrency.references, ...limit.references];
  return read.map((reference) => reference.root);
}

/** References to the large values a visit may read. */
export function refsOf({ state }: Moving, visit: Visit): Logged[] {
  const { params, description, dataIncoming, each } = visit.node;
  const place = placeOfVisit(visit);
  if (description.seesAll) return spilledRefs(state, place, visibleNames(place));
  const items = each === null ? [] : containerNames(visit, each);
  const vars = description.role === 'variable' ? ['vars'] : [];
  const named = spilledRefs(state, place, [...(each === null ? params.roots : []), ...items, ...vars]);
  return description.gathers || dataIncoming.length > 0 ? [...named, ...inputRefs(visit)] : named;
}
