import type { RunMoment } from '#server/trpc/views.ts';
import type { Words } from '#words/words.ts';

const words = {
  timer: 'run.nodeGoesOn',
  timeout: 'run.nodeTimesOut',
  retry: 'run.nodeIsTriedAgain',
  reminder: 'run.nodeReminds',
  escalation: 'run.nodeEscalates',
  limit: 'run.nodeReachesItsTimeLimit',
} as const satisfies Record<RunMoment['what'], string>;

/** What outweighs what when several things happen at once. */
const order: RunMoment['what'][] = ['limit', 'timeout', 'timer', 'retry', 'escalation', 'reminder'];

/** What happens at one moment of a run, in a few words. */
export function momentWords(t: Words, moments: readonly RunMoment[], run: string): string {
  const [first, ...others] = [...moments].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  if (first === undefined) return t('run.nothingHappens');
  const called = first.runId === run ? 'no' : 'yes';
  return t('run.momentAndMore', { moment: t(words[first.what], { node: first.node }), called, count: others.length });
}
