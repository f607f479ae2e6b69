import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { listField, optional, textField } from '../fields.ts';

const recipients = (label: string, hint: string) =>
  z
    .union([z.string().transform(splitAddresses), z.array(z.string())], 'must be an address or a list of addresses')
    .meta({ label, hint, widget: 'tags', placeholder: 'ada@example.com' });

/** Sends a message. */
export const send = defineNode({
  type: 'email.send',
  version: 1,
  title: 'Send mail',
  sentence: 'Sends “{subject}” to {to}',
  summary:
    'Sends an e-mail by SMTP. When it is not certain whether one went out, a person is asked before it is sent again.',
  pack: 'email',
  icon: 'mail',
  keywords: ['mail', 'smtp', 'message', 'notify', 'send', 'attachment'],
  params: z.strictObject({
    connection: optional(
      textField({
        label: 'Connection',
        hint: 'A mail server from the settings; without one the server’s own is used.',
        widget: 'connection',
        options: 'connections',
        expression: false,
      }),
    ),
    to: recipients('To', 'Who gets it.'),
    cc: optional(recipients('Copy', 'Who gets a copy that all see.')),
    bcc: optional(recipients('Blind copy', 'Who gets a copy that nobody sees.')),
    replyTo: optional(recipients('Reply to', 'Where answers go.')),
    subject: textField({ label: 'Subject', hint: 'One line.', placeholder: 'Your order {{ input.id }}' }),
    text: optional(textField({ label: 'Text', hint: 'The message as plain text.', widget: 'textarea' })),
    html: optional(
      textField({ label: 'HTML', hint: 'The message as HTML, beside or instead of the text.', widget: 'textarea' }),
    ),
    attachments: listField({}).default([]).meta({
      label: 'Attachments',
      hint: 'Files, such as the body of an HTTP request that was read as a file.',
      widget: 'json',
    }),
  }),
  effect: 'write',
  inDoubt: 'ask',
  run: async ({ params, ctx }): Promise<Json> =>
    await ctx.perform('email.send', {
      connection: params.connection === undefined || params.connection === '' ? null : params.connection,
      to: params.to,
      cc: params.cc ?? [],
      bcc: params.bcc ?? [],
      replyTo: params.replyTo ?? [],
      subject: params.subject,
      text: params.text ?? null,
      html: params.html ?? null,
      attachments: params.attachments,
    }),
  examples: [
    {
      name: 'Tells a customer',
      params: {
        connection: 'mail',
        to: '{{ input.email }}',
        subject: 'Your order {{ input.id }}',
        text: 'It is on its way.',
      },
      roots: { input: { email: 'Ada <ada@example.com>, bob@example.com', id: 7 } },
      effects: [
        {
          expect: {
            service: 'email.send',
            connection: 'mail',
            to: ['Ada <ada@example.com>', 'bob@example.com'],
            subject: 'Your order 7',
            html: null,
          },
          reply: {
            body: { messageId: '<1@example.com>', accepted: ['ada@example.com', 'bob@example.com'], rejected: [] },
          },
        },
      ],
      expect: {
        output: { messageId: '<1@example.com>', accepted: ['ada@example.com', 'bob@example.com'], rejected: [] },
      },
    },
    {
      name: 'Fails when the server refuses',
      params: { to: ['nobody@example.com'], subject: 'Hello' },
      effects: [{ fail: { code: 'smtp_550', message: 'There is no such person.' } }],
      expect: { error: 'smtp_550' },
    },
  ],
});

function splitAddresses(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
