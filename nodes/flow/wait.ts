import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import { defineNode } from '#engine/node/define.ts';
import { suspend, to } from '#engine/node/outcome.ts';
import { anyField, durationField, filledField, optional, switchField, textField } from '../fields.ts';
import { laterThan, toMoment } from './later-than.ts';

/** Lets the run sleep: for a while, until a moment, or until something happens. */
export const wait = defineNode({
  type: 'wait',
  version: 1,
  title: 'Wait',
  sentence: 'Waits {for} {until}',
  summary:
    'Pauses the run for a while, until a moment, for an event, or until its callback is called. Waiting costs nothing.',
  pack: 'flow',
  icon: 'hourglass',
  keywords: ['sleep', 'delay', 'pause', 'timer', 'event', 'callback', 'until'],
  params: z.strictObject({
    for: optional(durationField({ label: 'For', hint: 'How long, such as 30s, 10m or 7d.', placeholder: '10m' })),
    until: optional(
      textField({
        label: 'Until',
        hint: 'A moment as ISO 8601; one in the past is over at once.',
        placeholder: '2026-12-24T08:00:00Z',
      }),
    ),
    event: optional(
      z
        .strictObject({
          topic: filledField({ label: 'Topic', hint: 'The name of the event.', placeholder: 'order.paid' }),
          match: optional(anyField({ label: 'Match', hint: 'Values that the event must carry.', widget: 'json' })),
        })
        .meta({ label: 'Event', hint: 'Goes on when an event of this topic is published.' }),
    ),
    callback: switchField({ label: 'Callback', hint: 'Goes on when the address of this wait is called.' }, false),
    timeout: optional(
      durationField({
        label: 'Timeout',
        hint: 'How long to wait for an event or callback, then go on by timeout.',
        placeholder: '24h',
      }),
    ),
  }),
  ports: [
    { name: 'out', type: 'json' },
    { name: 'timeout', type: 'control', label: 'timeout' },
  ],
  effect: 'pure',
  run: ({ params, ctx }) => {
    const chosen = [params.for, params.until, params.event, params.callback || undefined].filter(
      (value) => value !== undefined,
    );
    if (chosen.length !== 1)
      throw new NodeFailure('params', 'Wait needs exactly one of for, until, event and callback.', {
        retryable: false,
      });
    const limit = params.timeout === undefined ? {} : { until: laterThan(ctx.now, params.timeout) };
    if (params.event !== undefined) {
      const { topic, match } = params.event;
      return suspend({ kind: 'event', topic, ...(match !== undefined && { match }), ...limit });
    }
    if (params.callback) return suspend({ kind: 'callback', ...limit });
    return suspend({
      kind: 'timer',
      until: params.for === undefined ? readMoment(params.until ?? '') : laterThan(ctx.now, params.for),
    });
  },
  resume: ({ resolution }) => (resolution.by === 'timeout' ? to('timeout', null) : to('out', resolution.data)),
  examples: [
    {
      name: 'Waits ten minutes',
      params: { for: '10m' },
      resolution: { by: 'timer', data: null },
      expect: { suspends: 'timer', port: 'out', output: null },
    },
    {
      name: 'Waits until a moment',
      params: { until: '{{ input.at }}' },
      roots: { input: { at: '2026-12-24T08:00:00Z' } },
      resolution: { by: 'timer', data: null },
      expect: { suspends: 'timer', port: 'out' },
    },
    {
      name: 'Waits for an event',
      params: { event: { topic: 'order.paid', match: { id: '{{ input.id }}' } }, timeout: '24h' },
      roots: { input: { id: 7 } },
      resolution: { by: 'answer', data: { id: 7, amount: 20 } },
      expect: { suspends: 'event', port: 'out', output: { id: 7, amount: 20 } },
    },
    {
      name: 'Gives up on a callback',
      params: { callback: true, timeout: '1h' },
      resolution: { by: 'timeout', data: null },
      expect: { suspends: 'callback', port: 'timeout', output: null },
    },
  ],
});

function readMoment(text: string): string {
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(time))
    throw new NodeFailure('params', `"${text.slice(0, 60)}" is not a moment; write it like 2026-12-24T08:00:00Z.`, {
      retryable: false,
    });
  return toMoment(time);
}
