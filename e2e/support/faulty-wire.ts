import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy between Patchbay and its database that can be told to misbehave. */
export class FaultyWire {
  url = '';
  /** Milliseconds by which everything is held up. */
  latencyMs = 0;
  /** True while what is sent, either way, goes nowhere and nobody is told. */
  isSilent = false;
  /** How often a commit was cut off. */
  cuts = 0;
  private cutOn: string | null = null;
  private readonly pairs = new Set<{ client: Socket; server: Socket }>();
  private readonly listener: Server;

  private constructor(target: URL) {
    this.listener = createServer((client) => this.join(client, target));
  }

  /** Opens a proxy in front of the database at `url`; its own `url` leads to the same database. */
  static async open(url: string): Promise<FaultyWire> {
    const target = new URL(url);
    const proxy = new FaultyWire(target);
    await new Promise<void>((resolve) => proxy.listener.listen(0, '127.0.0.1', resolve));
    const address = proxy.listener.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    const own = new URL(url);
    own.hostname = '127.0.0.1';
    own.port = String(address.port);
    proxy.url = own.href;
    return proxy;
  }

  /** Cuts every connection. */
  cut(): void {
    for (const pair of this.pairs) this.cutPair(pair);
  }

  /** Lets the next statement with this text reach the server, and cuts the way back before its answer. */
  cutAfter(text: string): void {
    this.cutOn = text;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private join(client: Socket, target: URL): void {
    const server = connect(Number(target.port), target.hostname);
    const pair = { client, server };
    this.pairs.add(pair);
    const gone = () => {
      this.pairs.delete(pair);
      client.destroy();
      server.end();
    };
    for (const socket of [client, server]) socket.on('error', gone).on('close', gone);
    client.on('data', (chunk) => {
      const isCut = this.cutOn !== null && chunk.includes(this.cutOn);
      this.send(server, chunk);
      if (!isCut) return;
      this.cutOn = null;
      this.cuts++;
      // The server has the statement and works on it; nobody will hear what becomes of it.
      client.resetAndDestroy();
    });
    server.on('data', (chunk) => this.send(client, chunk));
  }

  private cutPair({ client, server }: { client: Socket; server: Socket }): void {
    client.destroy();
    server.destroy();
  }

  private send(to: Socket, chunk: Buffer): void {
    if (this.isSilent) return;
    if (this.latencyMs === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), this.latencyMs);
  }
}
