import type { GraphNode } from '#engine/graph/schema.ts';
import { isOver, type RunStatus } from '#engine/run/event.ts';
import type { NodeView } from '#engine/run/view.ts';
import type { Words } from '#words/words.ts';
import type { Tone } from '../ui/badge.tsx';
import type { Formats } from '../ui/formats.ts';

export type StateWords = { tone: Tone; text: string; busy: boolean };

type Moment = { node: GraphNode; view: NodeView; run: RunStatus; waitsFor: string | null };

/** Says in words what a node is doing at one moment of a run. */
export function stateWords(formats: Formats, t: Words, { node, view, run, waitsFor }: Moment): StateWords {
  const times = turnWords(t, view) ?? timeWords(t, view);
  if (view.undone) return { tone: 'waiting', text: t('canvas.undoneTimes', { times }), busy: false };
  switch (view.status) {
    case 'running':
      return {
        tone: 'running',
        text: t('canvas.runningTimes', { attempt: tryText(t, node, view), times }),
        busy: true,
      };
    case 'retrying':
      return {
        tone: 'waiting',
        text: view.retryAt
          ? t('canvas.tryFailedAgainAt', {
              attempt: view.attempt,
              moment: formats.moment(view.retryAt, view.startedAt ?? view.retryAt),
            })
          : t('canvas.tryFailedAgainSoon', { attempt: view.attempt }),
        busy: true,
      };
    case 'waiting':
      if (isOver(run)) return { tone: 'neutral', text: t('canvas.waitedUntilTheRunWasStopped'), busy: false };
      return { tone: 'waiting', text: waitWords(formats, t, view), busy: true };
    case 'done':
      if (view.given) return { tone: 'neutral', text: t('canvas.givenByItsPinTimes', { times }), busy: false };
      if (view.kept) return { tone: 'neutral', text: t('canvas.keptTimes', { times }), busy: false };
      return { tone: 'ok', text: doneWords(t, view, times), busy: false };
    case 'skipped':
      return { tone: 'neutral', text: skippedWords(t, view), busy: false };
    case 'failed':
      return { tone: 'error', text: t('canvas.failedCode', { code: view.error?.code ?? 'error' }), busy: false };
    case 'idle':
      if (isOver(run)) return { tone: 'neutral', text: t('canvas.notReached'), busy: false };
      return {
        tone: 'neutral',
        text: waitsFor === null ? t('canvas.notReachedYet') : t('canvas.waitsForWaitsFor', { waitsFor }),
        busy: false,
      };
  }
}

/** How often a node ran, when it had more than one turn, and was skipped; short enough for the foot of a card. */
function timeWords(t: Words, { visits, skips }: NodeView): string {
  if (visits + skips < 2) return '';
  return skips > 0
    ? t('canvas.timesAndSkips', { times: timesText(t, visits), skips: timesText(t, skips) })
    : ` · ${timesText(t, visits)}`;
}

function doneWords(t: Words, view: NodeView, times: string): string {
  if (view.skips > 0 && view.turns === null) return times.replace(' · ', '');
  return t('canvas.doneTimes', {
    attempt: view.attempt > 1 ? t('canvas.tryAttempt', { attempt: view.attempt }) : '',
    times,
  });
}

function skippedWords(t: Words, { visits, skips }: NodeView): string {
  const skipped =
    skips > 1 || visits > 0 ? t('canvas.skippedTimes', { times: timesText(t, skips) }) : t('canvas.skipped');
  return visits > 0 ? t('canvas.skippedRanTimes', { skipped, times: timesText(t, visits) }) : skipped;
}

function timesText(t: Words, count: number): string {
  return t('canvas.times', { count });
}

/** How far a container's turns have come; null for other nodes. */
function turnWords(t: Words, { turns }: NodeView): string | null {
  if (turns === null || (turns.of ?? turns.begun) < 2) return null;
  const of =
    turns.of === null
      ? t('canvas.turnsDone', { done: turns.done })
      : t('canvas.doneOf', { done: turns.done, of: turns.of });
  return ` · ${of}${turns.failed > 0 ? t('canvas.andFailed', { count: turns.failed }) : ''}`;
}

/** What a node is waiting for, as a person would say it. */
export function waitWords(formats: Formats, t: Words, view: NodeView): string {
  const wait = view.wait;
  if (wait === null) return t('run.statusWaiting');
  switch (wait.kind) {
    case 'timer':
      return t('canvas.waitsUntilMoment', { moment: formats.moment(wait.until, view.startedAt ?? wait.until) });
    case 'event':
      return t('canvas.waitsForTopic', { topic: wait.topic });
    case 'callback':
      return t('canvas.waitsForACallback');
    case 'approval':
      return t('canvas.waitsForApproval');
    case 'child':
      return t('canvas.waitsForTheCalledWorkflow');
    case 'in_doubt':
      return t('canvas.inDoubtNeedsADecision');
    case 'breakpoint':
      return t('canvas.stoppedHereBeforeItRuns');
  }
}

/** What a node's policy does, in a few words; null when it does nothing special. */
export function policyWords(t: Words, node: GraphNode): string | null {
  const policy = node.policy ?? {};
  const words: string[] = [];
  if (policy.retry && policy.retry.attempts > 1)
    words.push(t('canvas.upToAttemptsTries', { attempts: policy.retry.attempts }));
  if (policy.timeout) words.push(t('canvas.timeoutEach', { timeout: policy.timeout }));
  if (policy.each) words.push(t('canvas.oncePerItem'));
  if (policy.onError === 'continue') words.push(t('canvas.goesOnWhenItFails'));
  if (policy.join === 'any') words.push(t('canvas.runsAtTheFirstSignal'));
  return words.length === 0 ? null : words.join(' · ');
}

function tryText(t: Words, node: GraphNode, view: NodeView): string {
  const attempts = node.policy?.retry?.attempts ?? 1;
  if (attempts > 1 && view.attempt > 0) return t('canvas.tryAttemptOfAttempts', { attempt: view.attempt, attempts });
  return view.attempt > 1 ? t('canvas.tryAttempt', { attempt: view.attempt }) : '';
}
