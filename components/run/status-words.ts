import type { RunStatus } from '#engine/run/event.ts';
import type { NodeView } from '#engine/run/view.ts';
import type { WordKey } from '#words/words.ts';

/** What became of a run or of a node, in a word. */
export const statusWords: Record<RunStatus | NodeView['status'], WordKey> = {
  queued: 'run.statusQueued',
  running: 'run.statusRunning',
  waiting: 'run.statusWaiting',
  succeeded: 'run.statusSucceeded',
  failed: 'run.statusFailed',
  cancelled: 'run.statusCancelled',
  idle: 'run.notReached',
  retrying: 'run.statusRetrying',
  done: 'run.statusDone',
  skipped: 'run.statusSkipped',
};
