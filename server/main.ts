import './quick-resolve.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { flushCompileCache } from 'node:module';
import { startEmbedded } from '#db/embedded.ts';
import { PatchbayError } from '#engine/errors.ts';
import { type Config, readConfig } from './config.ts';
import { type Listener, listen } from './listen.ts';
import { log } from './log.ts';

/**
 * Reads the environment, opens the socket and the embedded database, and only then loads the rest: the database starts
 * in a thread of its own meanwhile. What is wrong with the environment, the port or the data is told in one sentence.
 */
async function main(): Promise<void> {
  const config = readConfig();
  const answers: { listener: Listener } = { listener: starting };
  const { server, port } = await listen(config.host, config.port, (request, response) =>
    answers.listener(request, response),
  );
  const resolved: Config = { ...config, port, url: config.url.replace(/:0$/, `:${port}`) };
  const embedded = config.databaseUrl === null ? startEmbedded(config.dataDir, lost) : undefined;
  // Its failure is told where the database is needed.
  embedded?.catch(() => {});
  const { serve } = await import('./serve.ts');
  await serve({
    config: resolved,
    server,
    answers,
    isDev: process.argv.includes('--dev'),
    ...(embedded && { embedded }),
  });
  // Otherwise what was compiled is kept only when the process ends in good order.
  flushCompileCache();
}

function starting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' });
  response.end('Patchbay is starting.');
}

function lost(error: Error): void {
  log.error('the embedded database is lost', { error: error.message });
  process.exit(1);
}

// Whoever reads what is printed may go away. Without this each line that cannot be written is an error to be printed.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

process.on('unhandledRejection', (error) => {
  log.error('unhandled rejection', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});

main().catch((error: unknown) => {
  const message =
    error instanceof PatchbayError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
