import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { type CallbackCall, suspend, to } from '#engine/node/outcome.ts';
import {
  anyField,
  choiceField,
  durationField,
  filledField,
  optional,
  switchField,
  textField,
  textMapField,
} from '../fields.ts';
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
    call: optional(
      z
        .strictObject({
          method: choiceField(['POST', 'PUT', 'PATCH', 'GET'], { label: 'Method', hint: 'How the service is asked.' }),
          url: filledField({
            label: 'URL',
            hint: 'Of the service that is to call back.',
            encode: 'url',
            placeholder: 'https://api.example.com/jobs',
          }),
          headers: textMapField({ label: 'Headers', hint: 'Names and values.' }),
          body: optional(
            anyField({
              label: 'Body',
              hint: 'What the service is sent; $callbackUrl in it becomes the address. Without a body it is sent as callbackUrl.',
              widget: 'json',
            }),
          ),
          connection: optional(
            textField({
              label: 'Connection',
              hint: 'Whose credentials are added.',
              widget: 'connection',
              options: 'connections',
              expression: false,
            }),
          ),
        })
        .meta({
          label: 'Ask',
          hint: 'A request that is sent once the run waits, until the service takes it. Write $callbackUrl where the address belongs; the service posts {"data": …} to it.',
          showWhen: { field: 'callback', is: [true] },
        }),
    ),
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
    if (params.call !== undefined && !params.callback)
      throw new NodeFailure('params', 'Wait asks for a callback only with callback: true.', { retryable: false });
    const limit = params.timeout === undefined ? {} : { until: laterThan(ctx.now, params.timeout) };
    if (params.event !== undefined) {
      const { topic, match } = params.event;
      return suspend({ kind: 'event', topic, ...(match !== undefined && { match }), ...limit });
    }
    if (params.callback)
      return suspend({ kind: 'callback', ...limit, ...(params.call && { call: callOf(params.call) }) });
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
      name: 'Asks a service to call back',
      params: {
        callback: true,
        call: {
          method: 'POST',
          url: 'https://print.example/jobs',
          body: { file: '{{ input.file }}', notify: '$callbackUrl' },
        },
        timeout: '1h',
      },
      roots: { input: { file: 'label.pdf' } },
      resolution: { by: 'answer', data: { pages: 2 } },
      expect: { suspends: 'callback', port: 'out', output: { pages: 2 } },
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

type Call = Omit<CallbackCall, 'body' | 'connection'> & { body?: Json | undefined; connection?: string | undefined };

/** A service that is not told the address would never call. */
function callOf({ method, url, headers, body = { callbackUrl: '$callbackUrl' }, connection }: Call): CallbackCall {
  const call = { method, url, headers, body: method === 'GET' ? null : body };
  if (!JSON.stringify(call).includes('$callbackUrl'))
    throw new NodeFailure('params', 'Write $callbackUrl into the url, a header or the body of the request.', {
      retryable: false,
    });
  return { ...call, ...(connection !== undefined && connection !== '' && { connection }) };
}
