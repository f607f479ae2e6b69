import { expect, it } from 'vitest';
import { createMailer } from './mailer.ts';
import { testSmtp } from './testing/smtp.ts';

it('speaks to the server that SMTP_URL names and signs with its from', async () => {
  const smtp = await testSmtp();
  const mailer = createMailer(`smtp://127.0.0.1:${smtp.port}?from=flows@example.com&ignoreTLS=true`);
  await mailer?.send({ to: 'ann@example.com', subject: 'Invitation', text: 'Come in.' });
  expect(smtp.received()).toContain('MAIL FROM:<flows@example.com>');
  expect(smtp.received()).toContain('RCPT TO:<ann@example.com>');
  expect(smtp.received()).toContain('Subject: Invitation');
  smtp.close();
});

it('is absent without SMTP_URL', () => {
  expect(createMailer(null)).toBeNull();
});
