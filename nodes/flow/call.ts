import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { suspend } from '#engine/node/outcome.ts';
import { anyField, choiceField, optional } from '../fields.ts';

/** Runs another workflow as a child of this run. */
export const call = defineNode({
  type: 'call',
  version: 1,
  title: 'Call workflow',
  sentence: 'Calls {workflow}',
  summary: 'Runs another workflow and goes on with its output, or starts it and goes on at once.',
  pack: 'flow',
  icon: 'workflow',
  keywords: ['sub-workflow', 'child', 'tool', 'function', 'reuse', 'run'],
  params: z.strictObject({
    workflow: anyField({
      label: 'Workflow',
      hint: 'Its slug or id, its address where the administrator allows it, or a whole workflow as JSON.',
      widget: 'workflow',
      document: true,
      options: 'workflows',
      placeholder: 'order_status',
    }),
    version: optional(
      anyField({ label: 'Version', hint: 'A version number; the published one when empty.', widget: 'text' }),
    ),
    input: optional(anyField({ label: 'Input', hint: 'What the workflow gets as its input.', widget: 'json' })),
    mode: choiceField(['wait', 'detach'], {
      label: 'Then',
      hint: 'Wait for its output, or go on as soon as it has begun.',
    }),
  }),
  effect: 'write',
  run: ({ params }) =>
    suspend({
      kind: 'child',
      call: {
        workflow: params.workflow,
        ...(params.version !== undefined && { version: params.version }),
        input: params.input ?? {},
        mode: params.mode,
      },
    }),
  resume: ({ resolution }) => resolution.data,
  examples: [
    {
      name: 'Goes on with the output',
      params: { workflow: 'order_status', input: { orderId: '{{ input.id }}' } },
      roots: { input: { id: '7' } },
      resolution: { by: 'child', data: { status: 'sent' } },
      expect: { suspends: 'child', output: { status: 'sent' } },
    },
    {
      name: 'Runs a workflow in place, whose expressions are its own',
      params: {
        workflow: {
          patchbay: 1,
          kind: 'module',
          name: 'Double',
          slug: 'double',
          nodes: [
            { id: 'start', type: 'start', position: [0, 0] },
            { id: 'end', type: 'end', position: [240, 0], params: { output: '{{ input.n * 2 }}' } },
          ],
          edges: [{ from: 'start', to: 'end' }],
        },
        input: { n: '{{ input.count }}' },
      },
      roots: { input: { count: 4 } },
      resolution: { by: 'child', data: 8 },
      expect: { suspends: 'child', output: 8 },
    },
    {
      name: 'Starts it and goes on',
      params: { workflow: 'cleanup', mode: 'detach' },
      resolution: { by: 'child', data: { runId: 'run_1' } },
      expect: { suspends: 'child', output: { runId: 'run_1' } },
    },
  ],
});
