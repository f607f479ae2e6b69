import type { NodeStatus } from '#engine/run/view.ts';
import type { Tone } from '../../ui/badge.tsx';

export type Combined = { tone: Tone; text: string; busy: boolean };

type State = { id: string; status: NodeStatus };

/** What several nodes are doing, in words: the worst of it first. */
export function combinedState(states: readonly State[]): Combined {
  const of = (...wanted: NodeStatus[]) => states.filter(({ status }) => wanted.includes(status)).map(({ id }) => id);
  const failed = of('failed');
  if (failed.length > 0) return { tone: 'error', text: `failed · ${listed(failed)}`, busy: false };
  const waiting = of('waiting', 'retrying');
  if (waiting.length > 0) return { tone: 'waiting', text: `waits · ${listed(waiting)}`, busy: true };
  const running = of('running');
  if (running.length > 0) return { tone: 'running', text: `running · ${listed(running)}`, busy: true };
  const done = of('done').length;
  if (done > 0) return { tone: 'ok', text: `${done} of ${states.length} done`, busy: false };
  if (states.length > 0 && of('skipped').length === states.length)
    return { tone: 'neutral', text: 'skipped', busy: false };
  return { tone: 'neutral', text: 'not reached', busy: false };
}

function listed(ids: readonly string[]): string {
  const [first, ...rest] = ids;
  return rest.length === 0 ? (first ?? '') : `${first} and ${rest.length} more`;
}
