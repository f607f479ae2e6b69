import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { to } from '#engine/node/outcome.ts';
import { anyField } from '../fields.ts';
import { isTrue } from './is-true.ts';

/** Goes one of two ways. */
export const ifNode = defineNode({
  type: 'if',
  version: 1,
  title: 'If',
  sentence: 'Checks {condition}',
  summary: 'Goes on by true or by false, depending on a condition.',
  pack: 'flow',
  icon: 'split',
  keywords: ['condition', 'branch', 'decide', 'else', 'check'],
  params: z.strictObject({
    condition: anyField({
      label: 'Condition',
      hint: 'One expression that is true or false. Null, 0 and empty text count as false.',
      widget: 'expression',
      placeholder: '{{ input.amount > 100 }}',
    }),
  }),
  ports: [
    { name: 'true', type: 'control', label: 'true' },
    { name: 'false', type: 'control', label: 'false' },
  ],
  effect: 'pure',
  run: ({ params }) => {
    const result = isTrue(params.condition);
    return to(result ? 'true' : 'false', result);
  },
  examples: [
    {
      name: 'Is true',
      params: { condition: '{{ fetch.status == 200 }}' },
      roots: { fetch: { status: 200 } },
      expect: { port: 'true', output: true },
    },
    {
      name: 'Is false for a missing value',
      params: { condition: '{{ input.name }}' },
      roots: { input: {} },
      expect: { port: 'false', output: false },
    },
  ],
});
