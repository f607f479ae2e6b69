import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';

/** Goes on with the next turn; the engine does it. */
export const continueNode = defineNode({
  type: 'continue',
  version: 1,
  title: 'Continue',
  sentence: 'Goes on with the next turn',
  summary: 'Ends this turn of the nearest For each or While and goes on with the next one.',
  pack: 'flow',
  icon: 'skip-forward',
  keywords: ['loop', 'next', 'skip', 'turn'],
  role: 'continue',
  params: z.strictObject({}),
  ports: [],
  effect: 'pure',
  run: () => null,
  examples: [{ name: 'Goes on with the next turn', params: {}, expect: { output: null } }],
});
