import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { choiceField, filledField, optional, textField } from '../fields.ts';
import { onceFields, orderFields } from './shared.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const signed = ['hmac', 'github', 'stripe', 'slack', 'standard'];

/** Begins a run for each request to an address of its own. */
export const webhook = defineNode({
  type: 'trigger.webhook',
  version: 1,
  title: 'Webhook',
  sentence: 'Begins when /{path} is called',
  summary:
    'Begins a run for each HTTP request to an address of its own. Requests can be signed, and one that is sent twice begins one run.',
  pack: 'trigger',
  icon: 'webhook',
  keywords: ['http', 'callback', 'request', 'endpoint', 'github', 'stripe', 'slack', 'hmac', 'signature'],
  role: 'entry',
  trigger: 'webhook',
  params: z.strictObject({
    path: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_.-]*(\/[a-z0-9][a-z0-9_.-]*)*$/, 'must be a path such as orders/paid')
      .max(200)
      .meta({
        label: 'Path',
        hint: 'The end of the address: small letters, digits, _ . - and / between parts.',
        placeholder: 'orders/paid',
        expression: false,
      }),
    method: z
      .union(
        [z.enum(methods), z.array(z.enum(methods)).min(1)],
        `must be one of ${methods.join(', ')}, or a list of them`,
      )
      .default('POST')
      .meta({
        label: 'Method',
        hint: 'The HTTP method, or a list of them, that begins a run; others are refused.',
        expression: false,
      }),
    auth: choiceField(['none', 'key', 'basic', 'hmac', 'standard', 'github', 'stripe', 'slack'], {
      label: 'Who may call',
      hint: 'How a caller proves itself: hmac signs timestamp and body, standard is Standard Webhooks.',
      expression: false,
    }),
    connection: optional(
      textField({
        label: 'Connection',
        hint: 'The connection whose token, value or password is the shared secret.',
        expression: false,
        showWhen: { field: 'auth', is: ['key', 'basic', ...signed] },
      }),
    ),
    previous: optional(
      textField({
        label: 'Previous connection',
        hint: 'Its secret is taken as well, while callers change to the new one.',
        expression: false,
        showWhen: { field: 'auth', is: ['key', 'basic', ...signed] },
      }),
    ),
    header: optional(
      filledField({
        label: 'Header',
        hint: 'The header with the key or signature: x-api-key or x-signature when empty.',
        placeholder: 'x-signature',
        expression: false,
        showWhen: { field: 'auth', is: ['key', 'hmac'] },
      }),
    ),
    timestampHeader: optional(
      filledField({
        label: 'Timestamp header',
        hint: 'The header with the seconds since 1970 that are signed with the body: x-timestamp when empty.',
        placeholder: 'x-timestamp',
        expression: false,
        showWhen: { field: 'auth', is: ['hmac'] },
      }),
    ),
    respond: choiceField(['immediately', 'when-done'], {
      label: 'Answer',
      hint: 'At once with the id of the run, or when the run answers.',
      expression: false,
    }),
    ...onceFields,
    ...orderFields,
  }),
  effect: 'pure',
  examples: [
    {
      name: 'Takes signed orders once each',
      params: {
        path: 'orders/paid',
        auth: 'standard',
        connection: 'shop_signing',
        dedupe: '{{ input.headers["webhook-id"] }}',
      },
      roots: {
        input: { method: 'POST', path: 'orders/paid', headers: { 'webhook-id': 'msg_1' }, query: {}, body: {} },
      },
      expect: {
        output: { method: 'POST', path: 'orders/paid', headers: { 'webhook-id': 'msg_1' }, query: {}, body: {} },
      },
    },
    {
      name: 'Answers with the result',
      params: { path: 'status', method: 'GET', respond: 'when-done' },
      roots: { input: { method: 'GET', path: 'status', headers: {}, query: { id: '7' }, body: null } },
      expect: { output: { method: 'GET', path: 'status', headers: {}, query: { id: '7' }, body: null } },
    },
  ],
});
