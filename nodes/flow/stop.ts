import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import { isObject } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { anyField, optional, textField } from '../fields.ts';

/** Fails on purpose, with a code and a sentence for the caller. */
export const stop = defineNode({
  type: 'stop',
  version: 1,
  title: 'Stop',
  sentence: 'Fails with {code}',
  summary: 'Ends the run as failed, with a code and a message of your own that the caller gets.',
  pack: 'flow',
  icon: 'octagon-x',
  keywords: ['fail', 'error', 'throw', 'abort', 'reject'],
  role: 'stop',
  params: z.strictObject({
    code: z
      .string('must be text')
      .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'must begin with a letter and hold only letters, digits and _ . -')
      .meta({ label: 'Code', hint: 'A short word that programs can tell apart.', placeholder: 'not_found' }),
    message: optional(
      textField({
        label: 'Message',
        hint: 'A sentence for the person who called.',
        placeholder: 'No order {{ input.orderId }}',
      }),
    ),
    details: optional(anyField({ label: 'Details', hint: 'More data for the caller.', widget: 'json' })),
  }),
  ports: [],
  effect: 'pure',
  run: ({ params }) => {
    const details = params.details ?? null;
    throw new NodeFailure(params.code, params.message ?? `Stopped with ${params.code}.`, {
      retryable: false,
      ...(details !== null && { details: isObject(details) ? details : { value: details } }),
    });
  },
  examples: [
    {
      name: 'Tells that something was not found',
      params: { code: 'not_found', message: 'No order {{ input.orderId }}' },
      roots: { input: { orderId: '42' } },
      expect: { error: 'not_found' },
    },
    {
      name: 'Carries details',
      params: { code: 'out_of_stock', details: { left: 0 } },
      expect: { error: 'out_of_stock' },
    },
  ],
});
