import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, filledField, optional } from '../fields.ts';

/** Publishes an event. */
export const emit = defineNode({
  type: 'emit',
  version: 1,
  title: 'Emit',
  sentence: 'Publishes {topic}',
  summary: 'Publishes an event: runs that wait for it go on, and workflows with a trigger for it begin.',
  pack: 'trigger',
  icon: 'megaphone',
  keywords: ['publish', 'event', 'topic', 'bus', 'message', 'notify', 'signal'],
  params: z.strictObject({
    topic: filledField({ label: 'Topic', hint: 'The name of the event.', placeholder: 'order.paid' }),
    data: optional(anyField({ label: 'Data', hint: 'What the event says.', widget: 'json' })),
  }),
  effect: 'write',
  // The event is stored under the effect's key, so a repeat publishes nothing.
  inDoubt: 'repeat',
  run: ({ params, ctx }) => ctx.perform('emit', { topic: params.topic, data: params.data ?? null }),
  examples: [
    {
      name: 'An order was paid',
      params: { topic: 'order.paid', data: { id: '{{ input.id }}' } },
      roots: { input: { id: 7 } },
      effects: [
        {
          expect: { service: 'emit', topic: 'order.paid', data: { id: 7 } },
          reply: { body: { id: 'e1', runs: [], waits: 1 } },
        },
      ],
      expect: { output: { id: 'e1', runs: [], waits: 1 } },
    },
    {
      name: 'An event without data',
      params: { topic: 'night.over' },
      effects: [{ expect: { data: null }, reply: { body: { id: 'e2', runs: [], waits: 0 } } }],
      expect: { output: { id: 'e2', runs: [], waits: 0 } },
    },
  ],
});
