import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { EmbeddedServer } from '#db/embedded.ts';
import { PatchbayError } from '#engine/errors.ts';
import { togetherPath } from '#together/messages.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import { createApp, defaultGraceMs } from './create-app.ts';
import { mounts } from './doors/mount.ts';
import { problemResponse } from './doors/problem.ts';
import type { Listener } from './listen.ts';
import { log } from './log.ts';
import { Metrics } from './metrics.ts';
import { createPages, type Pages } from './pages.ts';

import { togetherDoor } from './together/door.ts';
import { welcome } from './welcome.ts';

export type Serving = {
  config: Config;
  server: Server;
  /** Who answers requests; replaced once everything is there. */
  answers: { listener: Listener };
  isDev: boolean;
  embedded?: Promise<EmbeddedServer>;
};

/** Serves everything once the database is there; stops in the opposite order. */
export async function serve({ config, server, answers, isDev, embedded }: Serving): Promise<void> {
  const [app, pages] = await Promise.all([
    createApp(config, embedded),
    config.role === 'worker' ? null : createPages({ isDev, server }),
  ]);
  const metrics = new Metrics();
  const { list, mcp } = mounts(app, {
    version: packageJson.version,
    metrics,
    isReady: async () => !isStopping && (await isReachable(app.services.db)),
  });
  const api = getRequestListener(async (request, env) => {
    const path = new URL(request.url).pathname;
    const mount = list.find(({ prefix }) => path.startsWith(prefix));
    const address = 'incoming' in env ? (env.incoming.socket.remoteAddress ?? '') : '';
    const answer = mount
      ? await Promise.resolve(mount.answer(request, address)).catch((error: unknown) => problemResponse(error, log))
      : problemResponse(new PatchbayError('not_found', `There is nothing at ${path}.`), log);
    metrics.count(mount?.name ?? 'none', answer.status);
    return answer;
  });
  answers.listener = (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (pages === null || list.some(({ prefix }) => path.startsWith(prefix))) void api(request, response);
    else void answerPage(pages, request, response);
  };
  const together = togetherDoor(app);
  server.on('upgrade', (request, socket, head) => {
    if (pages === null || isStopping) socket.destroy();
    else if (request.url?.startsWith(togetherPath)) together(request, socket, head);
    else pages.upgrade(request, socket, head);
  });
  let isStopping = false;
  stopOnSignal(async () => {
    isStopping = true;
    server.close();
    server.closeIdleConnections();
    await app.close(defaultGraceMs);
    await mcp.close();
    await pages?.close();
    server.closeAllConnections();
  });
  process.stdout.write(welcome(config, await app.hasUsers()));
  await app.warm();
}

async function answerPage(pages: Pages, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await pages.answer(request, response);
  } catch (error) {
    log.error('page failed', { path: request.url, error: String(error) });
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
    response.end('This page could not be shown. The server log has the details.');
  }
}

async function isReachable(db: { sql: (strings: TemplateStringsArray) => PromiseLike<unknown> }): Promise<boolean> {
  try {
    await db.sql`select 1`;
    return true;
  } catch {
    return false;
  }
}

/** The first signal stops in good order; a second one stops at once, which is always safe: the log is the truth. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('stopping failed', { error: String(error) });
          process.exit(1);
        },
      );
    });
  }
}
