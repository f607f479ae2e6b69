import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PatchbayError } from '#engine/errors.ts';
import type { Answer, Request } from './embedded-worker.ts';
import { lockFolder } from './lock-folder.ts';

export type EmbeddedServer = {
  /** Path of the Unix socket; it carries exactly one connection at a time. */
  socket: string;
  setRole(role: string): Promise<void>;
  close(): Promise<void>;
};

/** Starts Postgres in a worker thread on a data folder. Throws `unavailable` when the folder is in use or unwritable. */
export async function startEmbedded(dataDir: string, onLost?: (error: Error) => void): Promise<EmbeddedServer> {
  const folder = writableFolder(dataDir);
  const unlock = await lockFolder(folder);
  // A socket path holds about 100 characters, so it stands in the system's temporary folder.
  const socketDir = mkdtempSync(join(tmpdir(), 'patchbay-'));
  const socket = join(socketDir, 's');
  const release = async () => {
    rmSync(socketDir, { recursive: true, force: true });
    await unlock();
  };
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { dataDir: join(folder, 'postgres'), socket },
  });
  const calls = new WorkerCalls(worker, (error) => onLost?.(error));
  try {
    await calls.ready;
  } catch (error) {
    await release();
    const reason = error instanceof Error ? error.message : String(error);
    throw new PatchbayError('unavailable', `The embedded database in ${folder} cannot be opened: ${reason}`, {
      cause: error,
    });
  }
  return {
    socket,
    setRole: async (role) => {
      await calls.call({ do: 'role', role });
    },
    close: async () => {
      await calls.close();
      await release();
    },
  };
}

function writableFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new PatchbayError(
      'unavailable',
      `The data folder ${dataDir} cannot be written (${code}): give this user the right to write there, or set DATA_DIR to another folder.`,
    );
  }
}

/** Requests to the worker thread, answered by number. */
class WorkerCalls {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly open = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  private isClosing = false;
  private count = 0;

  constructor(worker: Worker, onLost: (error: Error) => void) {
    this.worker = worker;
    // The worker answers 0 when it is ready.
    this.ready = new Promise((resolve, reject) => this.open.set(0, { resolve, reject }));
    worker.on('message', (answer: Answer) => this.receive(answer));
    worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error)), onLost));
    worker.on('exit', (code) => {
      if (!this.isClosing) this.fail(new Error(`The embedded database ended with code ${code}.`), onLost);
    });
  }

  call(request: Request): Promise<void> {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...request });
    });
  }

  async close(): Promise<void> {
    const exited = new Promise((resolve) => this.worker.once('exit', resolve));
    this.isClosing = true;
    await this.call({ do: 'close' });
    await exited;
  }

  private receive(answer: Answer): void {
    const call = this.open.get(answer.id);
    this.open.delete(answer.id);
    if (answer.error === undefined) call?.resolve();
    else call?.reject(new Error(answer.error));
  }

  private fail(error: Error, onLost: (error: Error) => void): void {
    const wasStarting = this.open.has(0);
    for (const call of this.open.values()) call.reject(error);
    this.open.clear();
    if (!wasStarting && !this.isClosing) onLost(error);
  }
}
