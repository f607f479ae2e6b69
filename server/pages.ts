import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';

export type Pages = {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};

/** Prepares Next, which renders pages and nothing else. `isDev` compiles them as they are asked for. */
export async function createPages({ isDev, server }: { isDev: boolean; server: Server }): Promise<Pages> {
  const dir = new URL('..', import.meta.url).pathname;
  const app = next({ dev: isDev, dir, httpServer: server, quiet: !isDev });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    upgrade: (request, socket, head) => {
      // Hot reload is the only socket of pages; in production nobody is served one.
      if (isDev) void upgrade(request, socket, head);
      else socket.destroy();
    },
    answer: async (request, response) => {
      for (const name of Object.keys(request.headers))
        if (/^x-(middleware|nextjs|invoke)-/.test(name)) delete request.headers[name];
      secure(request, response, isDev);
      await handle(request, response);
    },
    close: () => app.close(),
  };
}

/** Scripts run only with this response's nonce; Next reads it from the request's copy of the policy. */
function secure(request: IncomingMessage, response: ServerResponse, isDev: boolean): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
  request.headers['content-security-policy'] = policy;
  request.headers['x-nonce'] = nonce;
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-frame-options', 'SAMEORIGIN');
}
