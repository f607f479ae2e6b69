import { type NodeError, NodeFailure, toNodeError } from '../errors.ts';
import type { Effect } from '../graph/catalogue.ts';
import { effectWith } from '../graph/effect-with.ts';
import type { Json } from '../json.ts';
import type { StopSignal } from '../node/ctx.ts';
import type { NodeDefinition } from '../node/define.ts';
import { isOutcome, type Outcome, type Suspension } from '../node/outcome.ts';
import { inputsOf, placeOfVisit, rootsOf } from '../run/roots.ts';
import type { Visit } from '../run/state.ts';
import type { VariableMode } from '../run/variables.ts';
import { evaluateParams } from './evaluate.ts';
import type { Host } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Values } from './values.ts';
import { VisitCtx } from './visit-ctx.ts';

export type VariableChange = { name: string; mode: VariableMode; value: Json };

/** Why a visit is stopped whose scope has ended; a write that has begun may still finish. */
export const scopeEnded = 'scope ended';

/** How one attempt ended. */
export type Attempt =
  | {
      kind: 'completed';
      ports: string[];
      output: Json;
      answer?: { by: 'end' | 'respond'; status?: number; headers?: Record<string, string> };
    }
  | { kind: 'variable'; change: VariableChange }
  | { kind: 'suspended'; wait: Suspension }
  | { kind: 'failed'; error: NodeError };

export type RunningAttempt = {
  /** Null when the host says later how it ends. */
  result: Attempt | Promise<Attempt> | null;
  ctx: VisitCtx;
  stop(reason: string): void;
};

type Tools = { host: Host; recorder: Recorder; values: Values };

/** Runs one attempt of a node: evaluates its parameters and calls its `run`. Never throws; fails by its result. */
export function runVisit(tools: Tools, visit: Visit, definition: NodeDefinition): RunningAttempt {
  const { host, recorder, values } = tools;
  const stopper = host.stopper();
  const roots = rootsOf(recorder.state, placeOfVisit(visit), visit.startedAt, values.resolve);
  let params: unknown;
  let effect: Effect = definition.effect;
  let failed: unknown = null;
  try {
    params = evaluateParams(visit.node, definition, roots);
    effect = effectWith(definition, params);
  } catch (error) {
    failed = error;
  }
  const ctx = new VisitCtx({ ...tools, visit, effect, signal: stopper.signal });
  const stop = (reason: string) => {
    if (reason !== scopeEnded) ctx.breakOff(reason);
    stopper.stop(reason);
  };
  if (failed !== null) return { result: failure(visit, failed), ctx, stop };
  if (visit.status === 'running' && host.answers?.(visit, params, effect)) return { result: null, ctx, stop };
  const begin = () => attempt(host, visit, definition, params, ctx, values, stop);
  const admitted = visit.status === 'running' ? admission(host, visit, stopper.signal) : null;
  return { result: admitted === null ? begin() : whenAdmitted(visit, admitted, begin), ctx, stop };
}

/** The wait for a place when the node's policy limits how many visits are at work; it may take as long as an attempt. */
function admission(host: Host, visit: Visit, signal: StopSignal): Promise<() => void> | null {
  const { limit, timeoutMs } = visit.node.policy;
  if (limit === null || !host.admit) return null;
  return host.admit(visit, limit, { timeoutMs: timeoutMs ?? host.limits.nodeTimeoutMs, signal });
}

async function whenAdmitted(
  visit: Visit,
  admitted: Promise<() => void>,
  begin: () => Attempt | Promise<Attempt>,
): Promise<Attempt> {
  try {
    const leave = await admitted;
    try {
      return await begin();
    } finally {
      leave();
    }
  } catch (error) {
    return failure(visit, error);
  }
}

function attempt(
  host: Host,
  visit: Visit,
  definition: NodeDefinition,
  params: unknown,
  ctx: VisitCtx,
  values: Values,
  stop: (reason: string) => void,
): Attempt | Promise<Attempt> {
  try {
    const { inputs, from } = inputsOf(visit, values.resolve);
    const result = definition.run?.({ params, inputs, from, ctx }) ?? null;
    if (!(result instanceof Promise)) {
      ctx.endStream();
      return understand(visit, definition, result);
    }
    return bounded(host, visit, result, ctx, stop).then(
      (value) => {
        ctx.endStream();
        return understand(visit, definition, value);
      },
      (error) => {
        ctx.endStream();
        return failure(visit, error);
      },
    );
  } catch (error) {
    return failure(visit, error);
  }
}

/** E8: an attempt that takes too long is asked to stop and counts as failed. */
function bounded<T>(
  host: Host,
  visit: Visit,
  work: Promise<T>,
  ctx: VisitCtx,
  stop: (reason: string) => void,
): Promise<T> {
  const limit = visit.node.policy.timeoutMs ?? host.limits.nodeTimeoutMs;
  return new Promise((resolve, reject) => {
    const cancel = host.clock.after(limit, () => {
      reject(
        new NodeFailure(
          'timeout',
          `'${visit.node.id}' took longer than ${limit} ms. Raise its timeout, or make it do less.`,
        ),
      );
      stop('timeout');
    });
    const stopped = () => {
      if (ctx.isWriting) return;
      cancel();
      reject(new NodeFailure('cancelled', `'${visit.node.id}' was stopped.`, { retryable: false }));
    };
    ctx.signal.addEventListener('abort', stopped, { once: true });
    const done = () => {
      cancel();
      ctx.signal.removeEventListener('abort', stopped);
    };
    work.then(
      (value) => {
        done();
        resolve(value);
      },
      (error) => {
        done();
        reject(error);
      },
    );
  });
}

/** Reads what a node returned, or what its `resume` made of an answer. */
function understand(visit: Visit, definition: NodeDefinition, result: Json | Outcome): Attempt {
  if (!isOutcome(result)) return { kind: 'completed', ports: visit.node.mainPort, output: result };
  if (result.outcome === 'suspend') return { kind: 'suspended', wait: result.wait };
  if (result.outcome === 'variable') {
    const { name, mode, value } = result;
    return { kind: 'variable', change: { name, mode, value } };
  }
  if (result.outcome === 'answer') {
    return {
      kind: 'completed',
      ports: visit.node.mainPort,
      output: result.output,
      answer: { by: definition.answers ?? 'end', ...result.meta },
    };
  }
  const ports = Object.keys(result.ports);
  const single = ports.length === 1 ? ports[0] : undefined;
  return { kind: 'completed', ports, output: single === undefined ? result.ports : (result.ports[single] ?? null) };
}

function failure(visit: Visit, error: unknown): Attempt {
  return { kind: 'failed', error: { ...toNodeError(error), node: visit.node.id, attempt: visit.attempt } };
}
