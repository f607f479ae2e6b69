import type { Caller } from '#engine/run/event.ts';
import type { WordKey, Words } from '#words/words.ts';

const kinds: Record<Caller['kind'], WordKey> = {
  user: 'runs.callerUser',
  key: 'runs.callerKey',
  run: 'runs.callerRun',
  anonymous: 'runs.callerAnonymous',
};

/** Who began a run: by name, or else what kind of caller it was. */
export function callerText(t: Words, { name, kind }: Caller): string {
  return name ?? t(kinds[kind]);
}
