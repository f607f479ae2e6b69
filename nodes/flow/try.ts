import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { resultField } from './result-field.ts';

/** Catches what fails inside it. */
export const tryNode = defineNode({
  type: 'try',
  version: 1,
  title: 'Try',
  sentence: 'Tries what is inside',
  summary: 'Runs the nodes inside it; when one of them fails, the run goes on by error.',
  pack: 'flow',
  icon: 'shield',
  keywords: ['catch', 'error', 'handle', 'fallback', 'rescue', 'safe'],
  role: 'try',
  params: z.strictObject({
    result: resultField('What it gives', 'The output of the last node'),
  }),
  ports: [
    { name: 'out', type: 'json' },
    { name: 'error', type: 'json' },
  ],
  effect: 'pure',
  face: 'group',
  examples: [
    {
      name: 'Goes on by error when something inside fails',
      params: {},
      expect: {},
      note: 'Leaves by out with what the last node inside gave, or by error with the failure under error.',
    },
    {
      name: 'Gives a part of what a node inside gave',
      params: { result: '{{ fetch.body }}' },
      roots: { fetch: { status: 200, body: { stock: 4 } } },
      expect: {},
      note: 'Leaves by out with { "stock": 4 }.',
    },
  ],
});
