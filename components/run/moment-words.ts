import type { RunMoment } from '#server/trpc/views.ts';

const words: Record<RunMoment['what'], (node: string) => string> = {
  timer: (node) => `${node} goes on`,
  timeout: (node) => `${node} times out`,
  retry: (node) => `${node} is tried again`,
  reminder: (node) => `${node} reminds`,
  escalation: (node) => `${node} escalates`,
  limit: (node) => `${node} reaches its time limit`,
};

/** What outweighs what when several things happen at once. */
const order: RunMoment['what'][] = ['limit', 'timeout', 'timer', 'retry', 'escalation', 'reminder'];

/** What happens at one moment of a run, in a few words. */
export function momentWords(moments: readonly RunMoment[], run: string): string {
  const [first, ...others] = [...moments].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  if (first === undefined) return 'nothing';
  const where = first.runId === run ? '' : ' in the called run';
  return `${words[first.what](first.node)}${where}${others.length > 0 ? `, and ${others.length} more` : ''}`;
}
