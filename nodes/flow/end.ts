import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { answer } from '#engine/node/outcome.ts';
import { anyField, optional } from '../fields.ts';
import { checkAnswer } from './check-answer.ts';

/** Answers the caller and ends this branch. */
export const end = defineNode({
  type: 'end',
  version: 1,
  title: 'End',
  sentence: 'Answers with {output}',
  summary: 'Gives the result of the run to the caller and ends this branch.',
  pack: 'flow',
  icon: 'flag',
  keywords: ['finish', 'result', 'return', 'output', 'answer'],
  params: z.strictObject({
    output: optional(
      anyField({ label: 'Output', hint: 'The result. It must fit the output of the workflow.', widget: 'json' }),
    ),
  }),
  ports: [],
  answers: 'end',
  effect: 'pure',
  run: ({ params, ctx }) => answer(checkAnswer(ctx, params.output ?? null)),
  examples: [
    {
      name: 'Answers with an object',
      params: { output: { greeting: 'Hello {{ input.name }}' } },
      roots: { input: { name: 'Ada' } },
      expect: { output: { greeting: 'Hello Ada' } },
    },
    { name: 'Answers with nothing', params: {}, expect: { output: null } },
  ],
});
