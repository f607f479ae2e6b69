import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { numberField, optional } from '../fields.ts';
import { resultField } from './result-field.ts';

/** Runs branches side by side and waits for all of them. */
export const parallel = defineNode({
  type: 'parallel',
  version: 1,
  title: 'Parallel',
  sentence: 'Does what is inside side by side',
  summary: 'Begins all branches inside it at once and gives the outputs of their last nodes by name.',
  pack: 'flow',
  icon: 'columns-3',
  keywords: ['branches', 'concurrent', 'together', 'fork', 'join', 'all'],
  role: 'parallel',
  params: z.strictObject({
    concurrency: optional(
      numberField(
        { label: 'At once', hint: 'How many nodes inside may be at work at the same time; all when empty.' },
        { min: 1, max: 1000 },
      ),
    ),
    result: resultField('What it gives', 'The outputs of the last nodes by name'),
  }),
  effect: 'pure',
  face: 'group',
  examples: [
    {
      name: 'Works on two branches at a time',
      params: { concurrency: 2 },
      expect: {},
      note: 'Gives an object with the output of each last node inside, under its name.',
    },
  ],
});
