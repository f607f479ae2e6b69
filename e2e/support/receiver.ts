import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string; at: number };
export type Answer = (received: Received, response: ServerResponse) => void;

/** A service on loopback that writes down what it is asked. */
export class Receiver {
  readonly received: Received[] = [];
  private readonly waiting: { path: string; count: number; resolve: () => void }[] = [];
  private readonly server: Server;
  /** How requests are answered from now on; JSON with the path unless a test says otherwise. */
  answer: Answer = answerPath;
  url = '';

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const received = { method, path: url, headers, body: Buffer.concat(chunks).toString(), at: Date.now() };
        this.received.push(received);
        this.answer(received, response);
        for (const wait of this.waiting) if (this.countOf(wait.path) >= wait.count) wait.resolve();
      });
    });
  }

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    const address = receiver.server.address();
    if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
    receiver.url = `http://127.0.0.1:${address.port}`;
    return receiver;
  }

  /** Requests for one path, in order. */
  at(path: string): Received[] {
    return this.received.filter((received) => received.path === path);
  }

  /** Resolves when the path has been asked for so many times. */
  async arrived(path: string, count = 1): Promise<void> {
    if (this.countOf(path) >= count) return;
    await new Promise<void>((resolve) => this.waiting.push({ path, count, resolve }));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private countOf(path: string): number {
    return this.at(path).length;
  }
}

/** Answers 200 with the path that was asked for. */
export function answerPath({ path }: Received, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ path }));
}
