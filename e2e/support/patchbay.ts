import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ownerEmail = 'owner@example.com';
export const ownerPassword = 'correct horse battery staple';
export const apiKey = 'pb_e2e_0123456789abcdef0123456789abcdef';

const root = join(import.meta.dirname, '../..');

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A Patchbay in a process of its own. */
export type Patchbay = {
  url: string;
  port: number;
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  exited: Promise<Exit>;
};

export type Options = { port?: number; dataDir: string; env?: Record<string, string>; uid?: number };

/** Starts a process without waiting for it. */
export async function launch(options: Options): Promise<Patchbay> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/patchbay'),
      PORT: String(port),
      DATA_DIR: options.dataDir,
      PATCHBAY_OWNER_EMAIL: ownerEmail,
      PATCHBAY_OWNER_PASSWORD: ownerPassword,
      PATCHBAY_API_KEY: apiKey,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
  });
  const text = collect(child);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: text,
    kill: (signal) => child.kill(signal),
    exited: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))),
  };
}

/**
 * Starts a process and waits until it answers. Throws with its output when it ends before. A data folder that is not
 * there yet begins as a copy of the template's (template.ts), where there is one.
 */
export async function start(options: Options): Promise<Patchbay> {
  const { PATCHBAY_TEMPLATE_FOLDER: template } = process.env;
  if (template !== undefined && !existsSync(options.dataDir)) cpSync(template, options.dataDir, { recursive: true });
  const patchbay = await launch(options);
  const ended = patchbay.exited.then((exit) => {
    throw new Error(`Patchbay ended with ${JSON.stringify(exit)}: ${patchbay.output()}`);
  });
  await Promise.race([ready(patchbay.url), ended]);
  ended.catch(() => {});
  return patchbay;
}

/** Stops in good order and waits for the end. */
export async function stop(patchbay: Patchbay): Promise<Exit> {
  patchbay.kill('SIGTERM');
  return await patchbay.exited;
}

/** Stops without any warning, as a power cut would, and waits until the port is free. */
export async function crash(patchbay: Patchbay): Promise<void> {
  patchbay.kill('SIGKILL');
  await patchbay.exited;
}

/** The name of a folder that is not there yet, and that `remove` takes away again. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = join(tmpdir(), `patchbay-e2e-${randomUUID()}`);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Asks again until `look` gives a value; the time a test may take bounds it. */
export async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ready(url: string): Promise<void> {
  await until(async () => {
    try {
      return (await fetch(`${url}/readyz`)).ok;
    } catch {
      return false;
    }
  });
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
