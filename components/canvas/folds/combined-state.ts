import type { NodeStatus } from '#engine/run/view.ts';
import type { Words } from '#words/words.ts';
import type { Tone } from '../../ui/badge.tsx';

export type Combined = { tone: Tone; text: string; busy: boolean };

type State = { id: string; status: NodeStatus };

/** What several nodes are doing, in words: the worst of it first. */
export function combinedState(t: Words, states: readonly State[]): Combined {
  const of = (...wanted: NodeStatus[]) => states.filter(({ status }) => wanted.includes(status)).map(({ id }) => id);
  const failed = of('failed');
  if (failed.length > 0)
    return { tone: 'error', text: t('canvas.failedListed', { listed: listed(t, failed) }), busy: false };
  const waiting = of('waiting', 'retrying');
  if (waiting.length > 0)
    return { tone: 'waiting', text: t('canvas.waitsListed', { listed: listed(t, waiting) }), busy: true };
  const running = of('running');
  if (running.length > 0)
    return { tone: 'running', text: t('canvas.runningListed', { listed: listed(t, running) }), busy: true };
  const done = of('done').length;
  if (done > 0) return { tone: 'ok', text: t('canvas.doneOfCountDone', { done, count: states.length }), busy: false };
  if (states.length > 0 && of('skipped').length === states.length)
    return { tone: 'neutral', text: t('canvas.skipped'), busy: false };
  return { tone: 'neutral', text: t('canvas.notReached'), busy: false };
}

function listed(t: Words, ids: readonly string[]): string {
  const [first = '', ...rest] = ids;
  return rest.length === 0 ? first : t('canvas.firstAndCountMore', { first, count: rest.length });
}
