import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';

/** A request as a loopback server received it. */
export type Received = { method: string; path: string; headers: IncomingMessage['headers']; body: string };

export type Loopback = { port: number; origin: string; received: Received[]; close(): Promise<void> };

/** A real server on 127.0.0.1 that keeps what it received; `answer` replies, by default with 200 and `ok`. */
export async function loopback(
  answer: (request: Received, response: ServerResponse) => void = (_, response) => response.end('ok'),
): Promise<Loopback> {
  const received: Received[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      answer(one, response);
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, origin: `http://127.0.0.1:${port}`, received, close };
}
