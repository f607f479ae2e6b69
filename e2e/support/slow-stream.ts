import { createServer, type ServerResponse } from 'node:http';

/** A server on 127.0.0.1 whose one answer comes when the test says so, piece by piece. */
export type SlowStream = {
  url: string;
  write(text: string): Promise<void>;
  end(): Promise<void>;
  close(): Promise<void>;
};

/** Starts it; `write` waits for the request it answers. */
export async function slowStream(): Promise<SlowStream> {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    resolve(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  return {
    url: `http://127.0.0.1:${port}/`,
    write: async (text) => void (await asked).write(text),
    end: async () => void (await asked).end(),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
