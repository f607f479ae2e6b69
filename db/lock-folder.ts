import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { PatchbayError } from '#engine/errors.ts';

/**
 * Takes the exclusive lock of a data folder; it ends with the process, however that ends.
 * Throws `unavailable` when another process holds it. `folder` is a real path.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const held: Server[] = [];
  const unlock = async () => {
    for (const server of held.splice(0)) await new Promise((resolve) => server.close(resolve));
  };
  try {
    for (const address of addresses(folder)) held.push(await take(address));
  } catch (error) {
    await unlock();
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    throw new PatchbayError(
      'unavailable',
      `The data folder ${folder} is used by another running Patchbay: stop that one, or set DATA_DIR to another folder (two at once would destroy the data).`,
    );
  }
  return unlock;
}

/**
 * What to listen on. An abstract socket vanishes with its process but is seen inside one network namespace only,
 * so on Linux a socket in the folder itself stands beside it and keeps out a second container on the same volume.
 */
function addresses(folder: string): string[] {
  const digest = createHash('sha256').update(folder).digest('hex');
  const file = join(folder, 'lock');
  const files = Buffer.byteLength(file) < 100 ? [file] : [];
  if (process.platform === 'win32') return [`\\\\.\\pipe\\patchbay-${digest}`];
  const name = `patchbay:${Buffer.byteLength(folder) < 90 ? folder : digest}`;
  return process.platform === 'linux' ? [`\0${name}`, ...files] : files;
}

async function take(address: string): Promise<Server> {
  try {
    return await listen(address);
  } catch (error) {
    const isFile = !address.startsWith('\0') && process.platform !== 'win32';
    if (codeOf(error) !== 'EADDRINUSE' || !isFile || (await isAnswered(address))) throw error;
    // Left behind by a killed process: nobody answers any more.
    rmSync(address, { force: true });
    return await listen(address);
  }
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
