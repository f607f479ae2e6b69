import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { ownerKey, type TestApp, testApp } from '#server/testing/test-app.ts';
import { run } from '../run.ts';

export type CliApp = {
  server: TestApp;
  env: { PATCHBAY_URL: string; PATCHBAY_API_KEY: string };
  /** Runs one command line against it. */
  asked(...args: string[]): Promise<{ code: number; text: string }>;
  close(): Promise<void>;
};

/** The whole server with its REST door on a socket, and a command line that asks it with the owner's key. */
export async function cliApp(): Promise<CliApp> {
  const server = await testApp();
  const rest = server.mounts.find(({ prefix }) => '/api/v1'.startsWith(prefix));
  if (!rest) throw new Error('there is no REST door');
  const door = createServer(getRequestListener((request) => rest.answer(request, '127.0.0.1')));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const env = { PATCHBAY_URL: `http://127.0.0.1:${port}`, PATCHBAY_API_KEY: ownerKey };
  return {
    server,
    env,
    asked: async (...args) => {
      const lines: string[] = [];
      const code = await run(args, env, (line) => lines.push(line));
      return { code, text: lines.join('\n') };
    },
    close: async () => {
      await new Promise((resolve) => door.close(resolve));
      await server.close();
    },
  };
}
