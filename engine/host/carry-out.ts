import type { Command } from '../run/agenda.ts';
import { project } from '../run/project.ts';
import type { Visit } from '../run/state.ts';
import { at, type Moving } from './moving.ts';
import { scopeEnded } from './run-visit.ts';
import { startVisit } from './start-visit.ts';
import { beginTurn, endTurn, finishTurns } from './turns.ts';
import { closeWait, openWait, takeAnswer } from './waits.ts';

type Handlers = { [K in Command['do']]: (moving: Moving, command: Extract<Command, { do: K }>) => void };

/** Does what the fold asks for. Each command either records events or begins something that will. */
export function carryOut(moving: Moving, command: Command): void {
  // The table is keyed by the command's own name, which TypeScript cannot follow through the look-up.
  (handlers[command.do] as (moving: Moving, command: Command) => void)(moving, command);
}

const handlers: Handlers = {
  skip: ({ recorder, keeper }, { visit }) => {
    const dead = [...visit.node.incoming, ...visit.node.dataIncoming].filter((edge) => !visit.live.includes(edge));
    const reason = visit.live.length === 0 ? 'no live way' : 'an input has no value';
    recorder.emit({
      type: 'node.skipped',
      ...at(visit),
      cause: visit.cause,
      data: {
        reason,
        edges: dead.map((edge) => edge.id),
        ...(keeper?.keepsDecision(visit, 'skip') && { kept: true }),
      },
    });
  },
  pass: ({ recorder, keeper }, { visit }) => {
    const kept = keeper?.keepsDecision(visit, 'pass') && { kept: true };
    recorder.emit({
      type: 'node.completed',
      ...at(visit),
      data: { ports: visit.node.mainPort, output: null, disabled: true, ...kept },
    });
  },
  start: (moving, { visit }) => startVisit(moving, visit, 1),
  retry: (moving, { visit }) => moving.timers.set(visit, visit.retryAt, () => retry(moving, visit)),
  wait: (moving, { visit }) => openWait(moving, visit),
  resume: (moving, { visit }) => takeAnswer(moving, visit),
  stop: ({ attempts }, { visit }) => attempts.get(visit)?.stop(scopeEnded),
  close_wait: (moving, { visit }) => closeWait(moving, visit),
  open_turn: (moving, { visit, turn }) => beginTurn(moving, visit, turn),
  close_turn: (moving, { scope }) => endTurn(moving, scope),
  finish: (moving, { visit }) => finishTurns(moving, visit),
  answer: ({ recorder }, { visit }) => {
    if (visit.output === null) return;
    const { value, spilled } = visit.output;
    const by = visit.node.description.answers ?? 'end';
    recorder.emit({
      type: 'run.answered',
      ...at(visit),
      data: { output: value, ...(spilled && { spilled }), by, ...visit.reply },
    });
  },
  too_many_visits: ({ recorder, state }, { loop }) => {
    const node = loop.region.header?.id ?? '';
    const message = `'${node}' ran more than ${state.plan.maxVisits} times without a wait. Give its cycle a way out, or raise settings.maxVisits.`;
    recorder.emit({
      type: 'run.limit_reached',
      data: { error: { code: 'visit_limit', message, node, retryable: false } },
    });
  },
  over: (moving) => recordOver(moving),
};

function retry(moving: Moving, visit: Visit): void {
  moving.act(() => startVisit(moving, visit, visit.attempt + 1));
}

function recordOver({ recorder, state }: Moving): void {
  const { root, cancel } = state;
  const { output } = project(state);
  if (root.phase === 'cancelled')
    recorder.emit({ type: 'run.cancelled', data: cancel?.reason === undefined ? {} : { reason: cancel.reason } });
  else if (root.error !== null)
    recorder.emit({
      type: 'run.failed',
      data: { error: { ...root.error, ...(state.undo.done.length > 0 && { undone: state.undo.done }) } },
    });
  else
    recorder.emit({
      type: 'run.completed',
      data: { output: output?.value ?? null, ...(output?.spilled && { spilled: true }) },
    });
}
