import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { HttpRequest, HttpResponse } from '#engine/node/ctx.ts';
import { defineNode } from '#engine/node/define.ts';
import { anyField, choiceField, filledField, optional, textField, textMapField } from '../fields.ts';
import { isAccepted } from './is-accepted.ts';
import { retryAfterMs } from './retry-after.ts';
import { urlWithQuery } from './url-with-query.ts';

const statusPattern = /^(?:[1-5]xx|[1-5]\d\d(?:-[1-5]\d\d)?)$/;
const status = z.union([
  z.int('must be a status').min(100, 'must be a status from 100 to 599').max(599, 'must be a status from 100 to 599'),
  z.string('must be a status').regex(statusPattern, 'must be a status such as 404, 2xx or 200-299'),
]);

/** Calls an address and gives the answer. */
export const request = defineNode({
  type: 'http.request',
  version: 1,
  title: 'HTTP request',
  sentence: 'Calls {method} {url}',
  summary: 'Sends an HTTP request and gives status, headers, body and address of the answer.',
  pack: 'http',
  icon: 'globe',
  keywords: ['api', 'rest', 'get', 'post', 'fetch', 'call', 'url', 'web', 'webhook', 'download'],
  params: z.strictObject({
    method: choiceField(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'], {
      label: 'Method',
      hint: 'GET and HEAD only read; all others are never sent twice by accident.',
    }),
    url: filledField({
      label: 'URL',
      hint: 'The address. What an expression puts into it is percent-encoded, but for the base it may begin with.',
      encode: 'url',
      placeholder: 'https://api.example.com/orders/{{ input.id }}',
    }),
    query: optional(
      z
        .record(z.string(), anyField({ label: 'Value', hint: 'Null leaves it out, a list repeats it.' }))
        .meta({ label: 'Query', hint: 'Names and values after the question mark.', widget: 'pairs' }),
    ),
    headers: textMapField({ label: 'Headers', hint: 'Names and values. Keys and passwords belong into a connection.' }),
    body: optional(
      anyField({
        label: 'Body',
        hint: 'Text is sent as it is, data as JSON, a file as its bytes.',
        widget: 'json',
        showWhen: { field: 'method', is: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] },
      }),
    ),
    connection: optional(
      textField({
        label: 'Connection',
        hint: 'Whose credentials are added to the request.',
        widget: 'connection',
        options: 'connections',
        expression: false,
      }),
    ),
    response: choiceField(['auto', 'json', 'text', 'asset'], {
      label: 'Read as',
      hint: 'By the type of the answer, or always as JSON, text or file.',
    }),
    accept: z
      .union([status, z.array(status)])
      .default('2xx')
      .meta({
        label: 'Accept',
        hint: 'Statuses that are fine, such as 2xx or 404; any other one is a failure.',
        widget: 'tags',
        placeholder: '2xx',
      }),
  }),
  effect: 'write',
  readsWhen: { field: 'method', is: ['GET', 'HEAD'] },
  inDoubt: 'repeat',
  run: async ({ params, ctx }) => {
    const wanted = buildRequest(params);
    const response = await ctx.fetch(wanted, (text) => ctx.stream({ text }));
    if (isAccepted(response.status, params.accept)) return asOutput(response);
    throw refused(wanted, response, ctx.now);
  },
  examples: [
    {
      name: 'Reads an order',
      params: {
        url: 'https://shop.example/orders/{{ input.id }}',
        query: { fields: 'all items', skip: null, tag: ['a', 'b'] },
      },
      roots: { input: { id: 'a/b' } },
      effects: [
        {
          expect: { method: 'GET', url: 'https://shop.example/orders/a%2Fb?fields=all%20items&tag=a&tag=b' },
          reply: {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: { id: 'a/b' },
            url: 'https://shop.example/orders/a%2Fb',
          },
        },
      ],
      expect: {
        output: {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: { id: 'a/b' },
          url: 'https://shop.example/orders/a%2Fb',
        },
      },
    },
    {
      name: 'Sends JSON',
      params: {
        method: 'POST',
        url: 'https://shop.example/orders',
        headers: { 'x-source': 'patchbay' },
        body: { item: '{{ input.item }}' },
      },
      roots: { input: { item: 7 } },
      effects: [
        {
          expect: { method: 'POST', headers: { 'x-source': 'patchbay' }, body: { item: 7 } },
          reply: { status: 201, headers: {}, body: null, url: 'https://shop.example/orders' },
        },
      ],
      expect: { output: { status: 201, headers: {}, body: null, url: 'https://shop.example/orders' } },
    },
    {
      name: 'Takes a missing order for an answer',
      params: { url: 'https://shop.example/orders/9', accept: ['2xx', 404] },
      effects: [{ reply: { status: 404, headers: {}, body: 'none', url: 'https://shop.example/orders/9' } }],
      expect: { output: { status: 404, headers: {}, body: 'none', url: 'https://shop.example/orders/9' } },
    },
    {
      name: 'Fails when the server is busy',
      params: { url: 'https://shop.example/orders' },
      effects: [
        { reply: { status: 503, headers: { 'retry-after': '2' }, body: 'busy', url: 'https://shop.example/orders' } },
      ],
      expect: { error: 'http_503' },
    },
    { name: 'Refuses what is no address', params: { url: 'shop.example' }, expect: { error: 'invalid_url' } },
    {
      name: 'Passes on a failure of the network',
      params: { url: 'https://shop.example' },
      effects: [{ fail: { code: 'network', message: 'The connection was refused.' } }],
      expect: { error: 'network' },
    },
  ],
});

type Wanted = {
  method: string;
  url: string;
  query?: Record<string, Json> | undefined;
  headers: Record<string, string>;
  body?: Json | undefined;
  connection?: string | undefined;
  response: HttpRequest['response'];
};

function buildRequest({ method, url, query, headers, body, connection, response }: Wanted): HttpRequest {
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== undefined;
  return {
    method,
    url: urlWithQuery(url, query ?? {}),
    headers,
    response,
    ...(hasBody && { body }),
    ...(connection !== undefined && connection !== '' && { connection }),
  };
}

function asOutput({ status: code, headers, body, url }: HttpResponse): Json {
  return { status: code, headers, body, url };
}

const retryableStatuses = new Set([408, 425, 429]);

/** The message leaves out the query, which may carry what is not for everyone. */
function refused(wanted: HttpRequest, response: HttpResponse, now: string): NodeFailure {
  const place = wanted.url.split(/[?#]/)[0] ?? '';
  const retryAfter = retryAfterMs(response.headers, now);
  return new NodeFailure(
    `http_${response.status}`,
    `${place} answered ${wanted.method} with status ${response.status}.`,
    {
      details: { status: response.status, headers: response.headers, body: response.body, url: response.url },
      retryable: retryableStatuses.has(response.status) || response.status >= 500,
      ...(retryAfter !== null && { retryAfter }),
    },
  );
}
