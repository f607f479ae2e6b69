import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import { type TestSmtp, testSmtp } from '../../../mail/testing/smtp.ts';
import { parseEgressAllow } from '../../address.ts';
import { emailService } from './email.ts';

let smtp: TestSmtp;
beforeEach(async () => {
  smtp = await testSmtp();
});
afterEach(() => smtp.close());

const message = {
  connection: 'mail',
  to: ['Ada <ada@example.com>'],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: 'Grüße',
  text: 'Come in.',
  html: null,
  attachments: [],
};

function send(
  more: JsonObject = {},
  parts: { allow?: string; smtpUrl?: string; kind?: 'smtp' | 'bearer' } = {},
  key = 'effect-1',
): Promise<Json> {
  const [, service] = emailService({
    guard: (_, call) => call(),
    within: (_, work) => work(),
    open: async () => ({
      id: 'c',
      name: 'mail',
      kind: parts.kind ?? 'smtp',
      hosts: [`127.0.0.1:${smtp.port}`],
      rateLimit: null,
      concurrency: null,
      createdAt: '',
      updatedAt: '',
      secret: { from: 'Shop <shop@example.com>', username: '', password: '', tls: 'off' },
    }),
    blobs: () => ({ read: async () => new TextEncoder().encode('hello file') }),
    allow: parseEgressAllow(parts.allow ?? `127.0.0.1:${smtp.port}`),
    smtpUrl: parts.smtpUrl ?? null,
  });
  return service(
    { ...message, ...more },
    {
      orgId: 'o',
      idempotencyKey: key,
      signal: AbortSignal.timeout(20_000),
      run: { id: 'r', workflowId: 'w', draft: false },
      node: 'n',
    },
  );
}

describe('sending e-mail', () => {
  it('hands the message to the server of the connection, with copies and files', async () => {
    const attachments = [{ $asset: 'sha256:1', type: 'text/plain', size: 10, name: 'note.txt' }];
    const sent = await send({
      cc: ['bob@example.com'],
      bcc: ['eve@example.com'],
      replyTo: ['help@example.com'],
      html: '<b>Hi</b>',
      attachments,
    });
    expect(sent).toMatchObject({ accepted: ['ada@example.com', 'bob@example.com', 'eve@example.com'], rejected: [] });
    expect(smtp.received()).toContain('MAIL FROM:<shop@example.com>');
    expect(smtp.received()).toContain('RCPT TO:<eve@example.com>');
    const [mail = ''] = smtp.messages();
    expect(mail).toContain('From: Shop <shop@example.com>');
    expect(mail).toContain('Reply-To: help@example.com');
    expect(mail).toContain('filename=note.txt');
    expect(mail).toContain(Buffer.from('hello file').toString('base64'));
    expect(mail).not.toContain('eve@example.com');
  });

  it('gives a repeat the same Message-ID, and another effect another one', async () => {
    const ids = [await send(), await send(), await send({}, {}, 'effect-2')].map((sent) => JSON.stringify(sent));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    expect(smtp.messages()[0]).toMatch(/Message-ID: <[0-9a-f]{40}@example\.com>/);
  });

  it.each<[string, JsonObject]>([
    ['a subject', { subject: 'Hi\r\nBcc: eve@example.com' }],
    ['an address', { to: ['ada@example.com\nBcc: eve@example.com'] }],
    ['a name', { to: ['Ada\r\nX-Evil: 1 <ada@example.com>'] }],
    ['where answers go', { replyTo: ['a@example.com\r\nX: y'] }],
    ['the name of a file', { attachments: [{ $asset: 'sha256:1', type: 'text/plain', size: 1, name: 'a\r\nX: y' }] }],
  ])('refuses %s that would begin a header', async (_, more) => {
    await expect(send(more)).rejects.toMatchObject({ error: { code: 'invalid_message', retryable: false } });
    expect(smtp.received()).toBe('');
  });

  it.each<[string, JsonObject, string]>([
    ['no recipient', { to: [] }, 'Nobody is named'],
    ['what is no address', { to: ['ada'] }, "'ada' is no e-mail address"],
    ['two addresses in one', { to: ['a@example.com, b@example.com'] }, 'is no e-mail address'],
    ['too many', { to: Array.from({ length: 101 }, (_, index) => `p${index}@example.com`) }, 'may go to 100 people'],
    [
      'files that are too large',
      { attachments: [{ $asset: 'sha256:1', type: 'a/b', size: 30_000_000 }] },
      'may carry 20000000',
    ],
  ])('refuses %s', async (_, more, text) => {
    await expect(send(more)).rejects.toThrow(text);
  });

  it('tries again after 4xx, not after 5xx, and not when the server fell silent after the message', async () => {
    smtp.answer = '451 later\r\n';
    await expect(send()).rejects.toMatchObject({ error: { code: 'smtp_451', retryable: true } });
    smtp.answer = '550 never\r\n';
    await expect(send()).rejects.toMatchObject({ error: { code: 'smtp_550', retryable: false } });
    smtp.answer = '';
    await expect(send()).rejects.toMatchObject({ error: { code: 'unconfirmed', retryable: false } });
  });

  it('reaches no private address that is not allowed, and nothing by a connection of another kind', async () => {
    await expect(send({}, { allow: '' })).rejects.toMatchObject({ error: { code: 'refused' } });
    await expect(send({}, { kind: 'bearer' })).rejects.toMatchObject({ error: { code: 'connection_refused' } });
    expect(smtp.received()).toBe('');
  });

  it('goes by the server’s own mail server without a connection, when there is one', async () => {
    await send(
      { connection: null },
      { smtpUrl: `smtp://127.0.0.1:${smtp.port}?from=flows@example.com&ignoreTLS=true` },
    );
    expect(smtp.received()).toContain('MAIL FROM:<flows@example.com>');
    await expect(send({ connection: null })).rejects.toMatchObject({ error: { code: 'no_connection' } });
  });
});
