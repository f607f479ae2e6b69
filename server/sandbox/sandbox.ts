import { NodeFailure } from '#engine/errors.ts';
import type { JsonObject } from '#engine/json.ts';
import type { SandboxResult } from '#engine/node/ctx.ts';
import type { Child } from './child-process.ts';
import { startChild } from './child-process.ts';
import type { Launch } from './launch.ts';
import { findLaunch } from './launch.ts';
import type { Job, Reply } from './message.ts';
import { readOutput } from './read-output.ts';

/** `onLog` hears lines of the console while the program runs; the result holds them all. */
export type SandboxOptions = {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  onLog?: ((line: string) => void) | undefined;
};

/** Runs JavaScript of authors in child processes that have no environment, no files and no network. */
export interface Sandbox {
  /**
   * Runs a program with `roots` as its variables; its `return` is the value. Rejects with NodeFailure `code_error`
   * (with line and column), `code_timeout`, `code_memory` or `code_output`, or `cancelled` by the signal.
   */
  run(source: string, roots: JsonObject, options: SandboxOptions): Promise<SandboxResult>;
  /** Ends all children; programs that run are cancelled. */
  close(): Promise<void>;
}

/** `size` children stand ready; more are started while programs wait, and given up when they idle. */
export function createSandbox({ size, node = process.execPath }: { size: number; node?: string }): Sandbox {
  const pool = new Pool(size, findLaunch(node));
  return { run: (source, roots, options) => pool.run(source, roots, options), close: () => pool.close() };
}

/** How long a child may go on after its deadline before it is killed. */
const graceMs = 250;
const patienceMs = 40;
const maxInput = 32_000_000;
const growth = 4;

type Waiter = { take: (child: Child) => void; refuse: (error: unknown) => void };

class Pool {
  private readonly size: number;
  private readonly launch: Promise<Launch>;
  private readonly idle: Child[] = [];
  private readonly children = new Set<Child>();
  private readonly waiters: Waiter[] = [];
  private isClosed = false;
  private starts = 0;
  private failures = 0;
  private lastId = 0;

  constructor(size: number, launch: Promise<Launch>) {
    this.size = size;
    this.launch = launch;
    for (let i = 0; i < size; i++) void this.start();
  }

  async run(source: string, roots: JsonObject, { timeoutMs, signal, onLog }: SandboxOptions): Promise<SandboxResult> {
    const text = JSON.stringify(roots);
    if (text.length > maxInput)
      throw new NodeFailure(
        'code_memory',
        `The values that the code can read are larger than ${maxInput / 1_000_000} MB; filter them before.`,
        { retryable: false },
      );
    const job = { source, roots: text, timeoutMs };
    // A child can die of what the program before has left behind. Programs change nothing, so another child tries.
    return (await this.attempt(job, signal, onLog)) ?? (await this.attempt(job, signal, onLog)) ?? ended();
  }

  /** Runs a job in one child; null when the child ended by itself. */
  private async attempt(
    job: Omit<Job, 'id'>,
    signal: AbortSignal | undefined,
    onLog: SandboxOptions['onLog'],
  ): Promise<SandboxResult | null> {
    const child = await this.take(signal);
    let isLate = false;
    const killer = setTimeout(() => {
      isLate = true;
      child.kill();
    }, job.timeoutMs + graceMs);
    const spare = setTimeout(() => this.keepSpare(), patienceMs);
    const onAbort = () => child.kill();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      if (signal?.aborted) onAbort();
      const reply = await child.run({ ...job, id: ++this.lastId }, onLog);
      if (reply !== null) return resultOf(reply, child);
      if (signal?.aborted || this.isClosed) throw cancelled();
      if (isLate)
        throw new NodeFailure('code_timeout', `The code took longer than ${job.timeoutMs} ms.`, { retryable: false });
      return null;
    } finally {
      clearTimeout(killer);
      clearTimeout(spare);
      signal?.removeEventListener('abort', onAbort);
      this.release(child);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const waiter of this.waiters.splice(0)) waiter.refuse(closed());
    for (const child of [...this.children]) child.kill();
    await this.launch.catch(() => undefined);
  }

  private take(signal: AbortSignal | undefined): Promise<Child> {
    if (this.isClosed) return Promise.reject(closed());
    if (signal?.aborted) return Promise.reject(cancelled());
    const child = this.idle.pop();
    if (child !== undefined) return Promise.resolve(child);
    const { promise, resolve, reject } = Promise.withResolvers<Child>();
    const waiter: Waiter = { take: resolve, refuse: reject };
    this.waiters.push(waiter);
    const onAbort = () => {
      if (this.forget(waiter)) reject(cancelled());
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    const grow = setTimeout(() => this.grow(), patienceMs);
    return promise.finally(() => {
      clearTimeout(grow);
      signal?.removeEventListener('abort', onAbort);
    });
  }

  private forget(waiter: Waiter): boolean {
    const index = this.waiters.indexOf(waiter);
    if (index >= 0) this.waiters.splice(index, 1);
    return index >= 0;
  }

  private release(child: Child): void {
    if (child.hasEnded) return;
    const waiter = this.waiters.shift();
    if (waiter !== undefined) waiter.take(child);
    else if (this.idle.length >= this.size) child.kill();
    else this.idle.push(child);
  }

  /** A program has waited: all children are busy, perhaps for long. */
  private grow(): void {
    if (this.waiters.length > this.starts && this.children.size + this.starts < this.size * growth) void this.start();
  }

  /** A program runs long and may take its child with it: another one is made ready before it is needed. */
  private keepSpare(): void {
    if (!this.isClosed && this.idle.length + this.starts === 0 && this.children.size < this.size * growth)
      void this.start();
  }

  private async start(): Promise<void> {
    this.starts++;
    try {
      const launch = await this.launch;
      if (this.isClosed) return;
      const child = startChild(launch, () => this.lose(child));
      this.children.add(child);
      await child.ready;
      this.failures = 0;
      this.release(child);
    } catch (error) {
      this.failures++;
      if (this.failures > 3) for (const waiter of this.waiters.splice(0)) waiter.refuse(unavailable(error));
    } finally {
      this.starts--;
      this.refill();
    }
  }

  private lose(child: Child): void {
    this.children.delete(child);
    const index = this.idle.indexOf(child);
    if (index >= 0) this.idle.splice(index, 1);
    this.refill();
  }

  /** Children that ended are replaced, unless starting them keeps failing; then only a waiting program tries again. */
  private refill(): void {
    if (this.isClosed || (this.starts > 0 && this.children.size >= this.size)) return;
    const isWorthIt = this.failures <= 3 || this.waiters.length > 0;
    if (isWorthIt && this.children.size + this.starts < this.size) void this.start();
  }
}

function resultOf(reply: Reply, child: Child): SandboxResult {
  if (reply.isSpent) child.kill();
  if (reply.kind === 'value') return { value: readOutput(reply.json), logs: reply.logs };
  const { code, message, line, column, logs } = reply;
  throw new NodeFailure(code, message, {
    retryable: false,
    details: { ...(line !== undefined && { line }), ...(column !== undefined && { column }), logs },
  });
}

function ended(): never {
  throw new NodeFailure('code_memory', 'The code ended its process, most likely because it needs too much memory.', {
    retryable: false,
  });
}

function cancelled(): NodeFailure {
  return new NodeFailure('cancelled', 'The code was stopped.', { retryable: false });
}

function closed(): NodeFailure {
  return new NodeFailure('cancelled', 'The server is stopping.', { retryable: true });
}

function unavailable(error: unknown): NodeFailure {
  return new NodeFailure(
    'internal',
    `Code cannot be run on this machine: ${error instanceof Error ? error.message : String(error)}.`,
    { retryable: false },
  );
}
