import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What one SMTP server was told, and what it shall answer to the end of a message. */
export type TestSmtp = { port: number; received(): string; messages(): string[]; answer: string; close(): void };

/** The least an SMTP server can say, on loopback. */
export async function testSmtp(): Promise<TestSmtp> {
  let received = '';
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let body: string | null = null;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = String(chunk);
      received += text;
      if (body === null) {
        body = text.startsWith('DATA') ? '' : null;
        return socket.write(body === '' ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n');
      }
      body += text;
      if (!body.endsWith('\r\n.\r\n')) return true;
      messages.push(body);
      body = null;
      return smtp.answer === '' ? socket.destroy() : socket.write(smtp.answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const smtp: TestSmtp = {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    received: () => received,
    messages: () => messages,
    answer: '250 kept\r\n',
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return smtp;
}
