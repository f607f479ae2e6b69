import type { Caller, RunEvent } from '#engine/run/event.ts';
import type { Tone } from '../ui/badge.tsx';
import { momentText, spanText } from '../ui/words.ts';

export type EventWords = { tone: Tone; text: string };

/** One event of the log in words, past tense, with its colour. */
export function eventWords(event: RunEvent): EventWords {
  const node = event.node ?? '';
  switch (event.type) {
    case 'run.started':
      return { tone: 'neutral', text: `run started at ${event.data.entry}` };
    case 'run.forked':
      return { tone: 'neutral', text: 'run took over the past of another' };
    case 'run.answered':
      return { tone: 'ok', text: 'run answered its caller' };
    case 'run.completed':
      return { tone: 'ok', text: 'run succeeded' };
    case 'run.failed':
      return { tone: 'error', text: `run failed: ${event.data.error.code}` };
    case 'run.cancel_requested':
      return { tone: 'neutral', text: 'cancel was asked for' };
    case 'run.cancelled':
      return { tone: 'neutral', text: 'run cancelled' };
    case 'node.started':
      return {
        tone: 'running',
        text: `${node} started${event.attempt && event.attempt > 1 ? `, try ${event.attempt}` : ''}`,
      };
    case 'effect.started':
      return { tone: 'running', text: `${node} sent its effect` };
    case 'node.completed':
      if (event.data.given)
        return { tone: 'neutral', text: `${node} gave its pinned output${portText(event.data.ports)}` };
      if (event.data.kept) return { tone: 'neutral', text: `${node} was kept${portText(event.data.ports)}` };
      return { tone: 'ok', text: `${node} completed${portText(event.data.ports)}` };
    case 'node.attempt_failed':
      return {
        tone: 'waiting',
        text: `${node} failed, ${event.data.error.code}; next try at ${momentText(event.data.retryAt, event.at)}`,
      };
    case 'node.failed':
      return { tone: 'error', text: `${node} failed, ${event.data.error.code}` };
    case 'node.skipped':
      return { tone: 'neutral', text: `${node} skipped` };
    case 'node.waiting':
      return event.data.kind === 'breakpoint'
        ? { tone: 'waiting', text: `the run stopped before ${node}` }
        : { tone: 'waiting', text: `${node} waits (${event.data.kind.replace('_', ' ')})` };
    case 'node.in_doubt':
      return { tone: 'waiting', text: `${node} is in doubt (${event.data.policy})` };
    case 'wait.resolved':
      return {
        tone: 'running',
        text: `${node} was answered${event.data.decision ? `: ${event.data.decision}` : ` by ${event.data.by}`}`,
      };
    case 'clock.advanced':
      return { tone: 'neutral', text: jumpText(event.data) };
    case 'timer.set':
      return { tone: 'waiting', text: `timer set to ${momentText(event.data.until, event.at)}` };
    case 'run.limit_reached':
      return { tone: 'error', text: `run reached a limit: ${event.data.error.code}` };
    case 'usage.reported':
      return { tone: 'neutral', text: `${node} used ${usedText(event.data)}` };
    case 'variable.set':
      return { tone: 'neutral', text: `${node} ${variableWords[event.data.mode]} ${event.data.name}` };
    case 'compensation.started':
      return { tone: 'waiting', text: `${node} began to undo ${event.data.undoes}` };
    case 'compensation.completed':
      return { tone: 'waiting', text: `${node} undid ${event.data.undoes}` };
    case 'compensation.failed':
      return { tone: 'error', text: `${node} could not undo ${event.data.undoes}: ${event.data.error.code}` };
    case 'node.limit_reached':
      return { tone: 'error', text: `${node} reached a limit: ${event.data.error.code}` };
    case 'results.stored':
      return { tone: 'neutral', text: `${node} stored the results of ${event.data.turns} turns` };
    case 'scope.started':
      return { tone: 'neutral', text: `${node} turn ${event.data.turn + 1} began` };
    case 'scope.completed':
      return {
        tone: event.data.error ? 'error' : 'neutral',
        text: `${node} turn ${event.data.turn + 1} ${event.data.error ? 'failed' : 'done'}`,
      };
    default:
      return { tone: 'neutral', text: 'something this page does not know happened' };
  }
}

const variableWords = { set: 'set', append: 'appended to', increment: 'added to' };

/** By how much a clock was set on, and by whom when it was not the run itself. */
function jumpText({ ms, by, child }: { ms: number; by?: Caller; child?: string }): string {
  if (child !== undefined) return `the clock was set on by ${spanText(ms)}, as that of the run ${child} called`;
  return `the clock was set on by ${spanText(ms)}${by?.name === undefined ? '' : ` (${by.name})`}`;
}

function usedText({ tokens, cost }: { tokens?: number; cost?: number }): string {
  const parts = [...(tokens ? [`${tokens} tokens`] : []), ...(cost ? [`a cost of ${cost}`] : [])];
  return parts.join(' and ');
}

function portText(ports: string[]): string {
  const named = ports.filter((port) => port !== 'out');
  return named.length === 0 ? '' : ` by ${named.join(', ')}`;
}
