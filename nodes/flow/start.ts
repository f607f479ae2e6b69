import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';

/** Where a call begins: `input` is what the caller sent. */
export const start = defineNode({
  type: 'start',
  version: 1,
  title: 'Start',
  sentence: 'Begins when the tool is called',
  summary: 'The entry for calls: everything behind it can read what the caller sent as input.',
  pack: 'flow',
  icon: 'play',
  keywords: ['entry', 'begin', 'trigger', 'input', 'call'],
  role: 'entry',
  callable: true,
  params: z.strictObject({}),
  effect: 'pure',
  examples: [
    {
      name: 'Takes what the caller sends',
      params: {},
      roots: { input: { name: 'Ada' } },
      expect: { output: { name: 'Ada' } },
    },
  ],
});
