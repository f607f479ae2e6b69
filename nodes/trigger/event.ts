import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { filledField, optional, textField } from '../fields.ts';
import { onceFields, orderFields } from './shared.ts';

/** Begins a run when an event is published. */
export const event = defineNode({
  type: 'trigger.event',
  version: 1,
  title: 'Event',
  sentence: 'Begins when {topic} is published',
  summary: 'Begins a run for each event of a topic that another run or the API publishes.',
  pack: 'trigger',
  icon: 'radio',
  keywords: ['publish', 'subscribe', 'topic', 'bus', 'message', 'emit'],
  role: 'entry',
  trigger: 'event',
  params: z.strictObject({
    topic: filledField({
      label: 'Topic',
      hint: 'The name of the event, exactly as it is published.',
      placeholder: 'order.paid',
      expression: false,
    }),
    filter: optional(
      textField({
        label: 'Filter',
        hint: 'Only events for which this is true begin a run; the event is the input.',
        placeholder: '{{ input.data.amount > 100 }}',
      }),
    ),
    ...onceFields,
    ...orderFields,
  }),
  effect: 'pure',
  examples: [
    {
      name: 'Large orders',
      params: { topic: 'order.paid', filter: '{{ input.data.amount > 100 }}' },
      roots: {
        input: { id: 'e1', topic: 'order.paid', data: { amount: 120 }, publishedAt: '2026-11-21T10:00:00.000Z' },
      },
      expect: {
        output: { id: 'e1', topic: 'order.paid', data: { amount: 120 }, publishedAt: '2026-11-21T10:00:00.000Z' },
      },
    },
  ],
});
