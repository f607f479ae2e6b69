import type { Caller, RunEvent } from '#engine/run/event.ts';
import type { Words } from '#words/words.ts';
import type { Tone } from '../ui/badge.tsx';
import type { Formats } from '../ui/formats.ts';

export type EventWords = { tone: Tone; text: string };

/** One event of the log in words, past tense, with its colour. */
export function eventWords(formats: Formats, t: Words, event: RunEvent): EventWords {
  const node = event.node ?? '';
  switch (event.type) {
    case 'run.started':
      return { tone: 'neutral', text: t('run.runStartedAtEntry', { entry: event.data.entry }) };
    case 'run.forked':
      return { tone: 'neutral', text: t('run.runTookOverThePast') };
    case 'run.answered':
      return { tone: 'ok', text: t('run.runAnsweredItsCaller') };
    case 'run.completed':
      return { tone: 'ok', text: t('run.runSucceeded') };
    case 'run.failed':
      return { tone: 'error', text: t('run.runFailedCode', { code: event.data.error.code }) };
    case 'run.cancel_requested':
      return { tone: 'neutral', text: t('run.cancelWasAskedFor') };
    case 'run.cancelled':
      return { tone: 'neutral', text: t('run.runCancelled') };
    case 'node.started':
      return {
        tone: 'running',
        text:
          event.attempt && event.attempt > 1
            ? t('run.nodeStartedTry', { node, attempt: event.attempt })
            : t('run.nodeStarted', { node }),
      };
    case 'effect.started':
      return { tone: 'running', text: t('run.nodeSentItsEffect', { node }) };
    case 'node.completed':
      if (event.data.given)
        return {
          tone: 'neutral',
          text: t('run.nodeGaveItsPinnedOutput', { node, ...portsOf(formats, event.data.ports) }),
        };
      if (event.data.kept)
        return { tone: 'neutral', text: t('run.nodeWasKept', { node, ...portsOf(formats, event.data.ports) }) };
      return { tone: 'ok', text: t('run.nodeCompleted', { node, ...portsOf(formats, event.data.ports) }) };
    case 'node.attempt_failed':
      return {
        tone: 'waiting',
        text: t('run.nodeFailedCodeNextTry', {
          node,
          code: event.data.error.code,
          moment: formats.moment(event.data.retryAt, event.at),
        }),
      };
    case 'node.failed':
      return { tone: 'error', text: t('run.nodeFailed', { node, code: event.data.error.code }) };
    case 'node.skipped':
      return { tone: 'neutral', text: t('run.nodeSkipped', { node }) };
    case 'node.waiting':
      return event.data.kind === 'breakpoint'
        ? { tone: 'waiting', text: t('run.theRunStoppedBeforeNode', { node }) }
        : { tone: 'waiting', text: t('run.nodeWaitsKind', { node, kind: event.data.kind }) };
    case 'node.in_doubt':
      return { tone: 'waiting', text: t('run.nodeIsInDoubtPolicy', { node, policy: event.data.policy }) };
    case 'wait.resolved':
      return {
        tone: 'running',
        text: event.data.decision
          ? t('run.nodeWasAnswered', { node, decision: event.data.decision })
          : t('run.nodeWasAnsweredBy', { node, by: event.data.by }),
      };
    case 'clock.advanced':
      return { tone: 'neutral', text: jumpText(formats, t, event.data) };
    case 'timer.set':
      return {
        tone: 'waiting',
        text: t('run.timerSetToMoment', { moment: formats.moment(event.data.until, event.at) }),
      };
    case 'run.limit_reached':
      return { tone: 'error', text: t('run.runReachedALimitCode', { code: event.data.error.code }) };
    case 'usage.reported':
      return { tone: 'neutral', text: t('run.nodeUsed', { node, amounts: usedText(formats, t, event.data) }) };
    case 'variable.set':
      return {
        tone: 'neutral',
        text: t('run.nodeChangedVariable', { node, mode: event.data.mode, name: event.data.name }),
      };
    case 'compensation.started':
      return { tone: 'waiting', text: t('run.nodeBeganToUndoUndoes', { node, undoes: event.data.undoes }) };
    case 'compensation.completed':
      return { tone: 'waiting', text: t('run.nodeUndid', { node, undoes: event.data.undoes }) };
    case 'compensation.failed':
      return {
        tone: 'error',
        text: t('run.nodeCouldNotUndoUndoesCode', { node, undoes: event.data.undoes, code: event.data.error.code }),
      };
    case 'node.limit_reached':
      return { tone: 'error', text: t('run.nodeReachedALimitCode', { node, code: event.data.error.code }) };
    case 'results.stored':
      return { tone: 'neutral', text: t('run.nodeStoredTheResultsOfTurns', { node, turns: event.data.turns }) };
    case 'scope.started':
      return { tone: 'neutral', text: t('run.nodeTurnTurnBegan', { node, turn: event.data.turn + 1 }) };
    case 'scope.completed':
      return {
        tone: event.data.error ? 'error' : 'neutral',
        text: t('run.nodeTurnTurnDone', { node, turn: event.data.turn + 1, error: event.data.error ? 'yes' : 'no' }),
      };
    default:
      return { tone: 'neutral', text: t('run.somethingThisPageDoesNotKnow') };
  }
}

/** By how much a clock was set on, and by whom when it was not the run itself. */
function jumpText(formats: Formats, t: Words, { ms, by, child }: { ms: number; by?: Caller; child?: string }): string {
  if (child !== undefined) return t('run.theClockWasSet', { duration: formats.span(ms), child });
  const duration = formats.span(ms);
  return by?.name === undefined
    ? t('run.theClockWasSetOn', { duration })
    : t('run.clockSetOnBy', { duration, by: by.name });
}

function usedText(formats: Formats, t: Words, { tokens, cost }: { tokens?: number; cost?: number }): string {
  const parts = [
    ...(tokens ? [t('run.tokens', { count: tokens })] : []),
    ...(cost ? [t('run.aCostOfCost', { cost })] : []),
  ];
  return formats.list(parts);
}

function portsOf(formats: Formats, ports: string[]): { count: number; ports: string } {
  const named = ports.filter((port) => port !== 'out');
  return { count: named.length, ports: formats.list(named) };
}
