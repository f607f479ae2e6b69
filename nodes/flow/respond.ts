import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { answer } from '#engine/node/outcome.ts';
import { anyField, numberField, optional, textMapField } from '../fields.ts';
import { checkAnswer } from './check-answer.ts';

/** Answers the caller at once and lets the run go on. */
export const respond = defineNode({
  type: 'respond',
  version: 1,
  title: 'Respond',
  sentence: 'Answers with {output} and goes on',
  summary: 'Gives the caller an answer at once, while the run goes on with the next nodes.',
  pack: 'flow',
  icon: 'reply',
  keywords: ['answer', 'accepted', 'early', 'webhook', 'return'],
  params: z.strictObject({
    output: optional(
      anyField({ label: 'Output', hint: 'The answer. It must fit the output of the workflow.', widget: 'json' }),
    ),
    status: optional(
      numberField(
        { label: 'Status', hint: 'The HTTP status for callers by HTTP, 200 when empty.', placeholder: '200' },
        { min: 200, max: 599 },
      ),
    ),
    headers: textMapField({ label: 'Headers', hint: 'HTTP headers for callers by HTTP.' }),
  }),
  answers: 'respond',
  effect: 'pure',
  run: ({ params, ctx }) =>
    answer(checkAnswer(ctx, params.output ?? null), {
      ...(params.status !== undefined && { status: params.status }),
      ...(Object.keys(params.headers).length > 0 && { headers: params.headers }),
    }),
  examples: [
    {
      name: 'Says that the work has begun',
      params: { output: { accepted: true }, status: 202 },
      expect: { output: { accepted: true } },
    },
  ],
});
