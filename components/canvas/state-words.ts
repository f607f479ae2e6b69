import type { GraphNode } from '#engine/graph/schema.ts';
import { isOver, type RunStatus } from '#engine/run/event.ts';
import type { NodeView } from '#engine/run/view.ts';
import type { Tone } from '../ui/badge.tsx';
import { countText, momentText } from '../ui/words.ts';

export type StateWords = { tone: Tone; text: string; busy: boolean };

type Moment = { node: GraphNode; view: NodeView; run: RunStatus; waitsFor: string | null };

/** Says in words what a node is doing at one moment of a run. */
export function stateWords({ node, view, run, waitsFor }: Moment): StateWords {
  const times = turnWords(view) ?? timeWords(view);
  if (view.undone) return { tone: 'waiting', text: `undone${times}`, busy: false };
  switch (view.status) {
    case 'running':
      return { tone: 'running', text: `running${tryText(node, view)}${times}`, busy: true };
    case 'retrying':
      return {
        tone: 'waiting',
        text: `try ${view.attempt} failed · again ${view.retryAt ? `at ${momentText(view.retryAt, view.startedAt ?? view.retryAt)}` : 'soon'}`,
        busy: true,
      };
    case 'waiting':
      if (isOver(run)) return { tone: 'neutral', text: 'waited until the run was stopped', busy: false };
      return { tone: 'waiting', text: waitWords(view), busy: true };
    case 'done':
      if (view.given) return { tone: 'neutral', text: `given by its pin${times}`, busy: false };
      if (view.kept) return { tone: 'neutral', text: `kept${times}`, busy: false };
      return { tone: 'ok', text: doneWords(view, times), busy: false };
    case 'skipped':
      return { tone: 'neutral', text: skippedWords(view), busy: false };
    case 'failed':
      return { tone: 'error', text: `failed · ${view.error?.code ?? 'error'}`, busy: false };
    case 'idle':
      if (isOver(run)) return { tone: 'neutral', text: 'not reached', busy: false };
      return { tone: 'neutral', text: waitsFor === null ? 'not reached yet' : `waits for ${waitsFor}`, busy: false };
  }
}

/** How often a node ran, when it had more than one turn, and was skipped; short enough for the foot of a card. */
function timeWords({ visits, skips }: NodeView): string {
  if (visits + skips < 2) return '';
  return ` · ${timesText(visits)}${skips > 0 ? `, skipped ${timesText(skips)}` : ''}`;
}

function doneWords(view: NodeView, times: string): string {
  if (view.skips > 0 && view.turns === null) return times.replace(' · ', '');
  return `done${view.attempt > 1 ? ` · try ${view.attempt}` : ''}${times}`;
}

function skippedWords({ visits, skips }: NodeView): string {
  const skipped = skips > 1 || visits > 0 ? `skipped ${timesText(skips)}` : 'skipped';
  return visits > 0 ? `${skipped}, ran ${timesText(visits)}` : skipped;
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString('en')} times`;
}

/** How far a container's turns have come; null for other nodes. */
function turnWords({ turns }: NodeView): string | null {
  if (turns === null || (turns.of ?? turns.begun) < 2) return null;
  const of =
    turns.of === null
      ? countText(turns.done, 'turn')
      : `${turns.done.toLocaleString('en')} of ${turns.of.toLocaleString('en')}`;
  return ` · ${of}${turns.failed > 0 ? ` · ${turns.failed.toLocaleString('en')} failed` : ''}`;
}

/** What a node is waiting for, as a person would say it. */
export function waitWords(view: NodeView): string {
  const wait = view.wait;
  if (wait === null) return 'waiting';
  switch (wait.kind) {
    case 'timer':
      return `waits until ${momentText(wait.until, view.startedAt ?? wait.until)}`;
    case 'event':
      return `waits for ${wait.topic}`;
    case 'callback':
      return 'waits for a callback';
    case 'approval':
      return 'waits for approval';
    case 'child':
      return 'waits for the called workflow';
    case 'in_doubt':
      return 'in doubt · needs a decision';
    case 'breakpoint':
      return 'stopped here before it runs';
  }
}

/** What a node's policy does, in a few words; null when it does nothing special. */
export function policyWords(node: GraphNode): string | null {
  const policy = node.policy ?? {};
  const words: string[] = [];
  if (policy.retry && policy.retry.attempts > 1) words.push(`up to ${policy.retry.attempts} tries`);
  if (policy.timeout) words.push(`${policy.timeout} each`);
  if (policy.each) words.push('once per item');
  if (policy.onError === 'continue') words.push('goes on when it fails');
  if (policy.join === 'any') words.push('runs at the first signal');
  return words.length === 0 ? null : words.join(' · ');
}

function tryText(node: GraphNode, view: NodeView): string {
  const attempts = node.policy?.retry?.attempts ?? 1;
  if (attempts > 1 && view.attempt > 0) return ` · try ${view.attempt} of ${attempts}`;
  return view.attempt > 1 ? ` · try ${view.attempt}` : '';
}
