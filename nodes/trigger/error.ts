import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { optional, textField } from '../fields.ts';
import { orderFields } from './shared.ts';

/** Begins a run when another run has failed. */
export const error = defineNode({
  type: 'trigger.error',
  version: 1,
  title: 'Error',
  sentence: 'Begins when a run fails',
  summary: 'Begins one run for each run of a published workflow that has failed. A failure of its own run begins none.',
  pack: 'trigger',
  icon: 'siren',
  keywords: ['failure', 'alert', 'exception', 'catch', 'error workflow', 'monitor'],
  role: 'entry',
  trigger: 'error',
  params: z.strictObject({
    workflows: optional(
      z.array(textField({ label: 'Workflow', hint: 'The slug of a workflow.', expression: false })).meta({
        label: 'Workflows',
        hint: 'Whose failures count; all of the organization when empty.',
        expression: false,
      }),
    ),
    ...orderFields,
  }),
  effect: 'pure',
  examples: [
    {
      name: 'Hears of every failure',
      params: {},
      roots: {
        input: {
          run: { id: '019', workflow: 'order_status', version: 3 },
          error: { code: 'http_500', message: 'The shop failed.', node: 'fetch' },
        },
      },
      expect: {
        output: {
          run: { id: '019', workflow: 'order_status', version: 3 },
          error: { code: 'http_500', message: 'The shop failed.', node: 'fetch' },
        },
      },
    },
    {
      name: 'Hears of one workflow, before others have their turn',
      params: { workflows: ['order_status'], priority: 'high' },
      roots: { input: { run: { id: '019', workflow: 'order_status', version: 3 }, error: { code: 'timeout' } } },
      expect: { output: { run: { id: '019', workflow: 'order_status', version: 3 }, error: { code: 'timeout' } } },
    },
  ],
});
