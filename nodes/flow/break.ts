import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';

/** Leaves the loop; the engine does it. */
export const breakNode = defineNode({
  type: 'break',
  version: 1,
  title: 'Break',
  sentence: 'Leaves the loop',
  summary: 'Ends the nearest For each or While: the results up to this turn are its output.',
  pack: 'flow',
  icon: 'log-out',
  keywords: ['loop', 'leave', 'exit', 'stop', 'end'],
  role: 'break',
  params: z.strictObject({}),
  ports: [],
  effect: 'pure',
  run: () => null,
  examples: [{ name: 'Leaves the loop', params: {}, expect: { output: null } }],
});
