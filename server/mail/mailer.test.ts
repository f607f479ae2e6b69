import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createMailer } from './mailer.ts';

it('speaks to the server that SMTP_URL names and signs with its from', async () => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const mailer = createMailer(`smtp://127.0.0.1:${port}?from=flows@example.com&ignoreTLS=true`);
  await mailer?.send({ to: 'ann@example.com', subject: 'Invitation', text: 'Come in.' });
  expect(received).toContain('MAIL FROM:<flows@example.com>');
  expect(received).toContain('RCPT TO:<ann@example.com>');
  expect(received).toContain('Subject: Invitation');
  server.close();
});

it('is absent without SMTP_URL', () => {
  expect(createMailer(null)).toBeNull();
});

let received = '';

/** The least an SMTP server can say. */
function answer(socket: Socket): void {
  let isData = false;
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    const text = String(chunk);
    received += text;
    if (isData && text.endsWith('\r\n.\r\n')) {
      isData = false;
      socket.write('250 kept\r\n');
    } else if (!isData) {
      isData = text.startsWith('DATA');
      socket.write(isData ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n');
    }
  });
}
