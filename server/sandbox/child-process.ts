import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Launch } from './launch.ts';
import { maxLogLength, maxLogs } from './max-output.ts';
import type { Job, Reply } from './message.ts';
import { messageSchema } from './message.ts';
import { noEnvironment } from './no-environment.ts';

/** One child and the job it works on. */
export type Child = {
  /** Resolves when the child can take a job; rejects when it ended before. */
  ready: Promise<void>;
  /** Resolves with the reply, or null when the child ended or was killed. `onLine` hears the console meanwhile. */
  run(job: Job, onLine?: (line: string) => void): Promise<Reply | null>;
  kill(): void;
  readonly hasEnded: boolean;
};

type Waiting = {
  id: number;
  lines: number;
  onLine: (line: string) => void;
  resolve: (reply: Reply | null) => void;
};

/** Starts a child without environment; it may read its own program and nothing else. */
export function startChild(launch: Launch, onEnd: () => void): Child {
  const process = spawn(launch.command, launch.args, {
    env: noEnvironment,
    cwd: launch.cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
  });
  let hasEnded = false;
  let stderr = '';
  let waiting: Waiting | null = null;
  const { promise: ready, resolve: onReady, reject: onFailure } = Promise.withResolvers<void>();
  ready.catch(() => undefined);
  process.stderr?.on('data', (chunk) => {
    stderr = (stderr + String(chunk)).slice(-2000);
  });
  process.on('message', (message) => {
    const { data } = messageSchema.safeParse(message);
    if (data === undefined) return end();
    if (data.kind === 'ready') return onReady();
    if (data.id !== waiting?.id) return;
    if (data.kind !== 'line') return answer(data);
    if (waiting.lines < maxLogs) waiting.onLine(data.line.slice(0, maxLogLength));
    waiting.lines++;
  });
  process.on('error', () => end());
  process.on('exit', () => end());
  lowerPriority(process);

  function answer(reply: Reply | null): void {
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.(reply);
  }

  function end(): void {
    if (hasEnded) return;
    hasEnded = true;
    process.kill('SIGKILL');
    onFailure(new Error(`the process for code ended before it was ready: ${stderr.trim().slice(-500)}`));
    answer(null);
    onEnd();
  }

  return {
    ready,
    kill: end,
    get hasEnded() {
      return hasEnded;
    },
    run: (job, onLine = () => {}) => {
      const { promise, resolve } = Promise.withResolvers<Reply | null>();
      if (hasEnded) return Promise.resolve(null);
      waiting = { id: job.id, lines: 0, onLine, resolve };
      process.send(job, (error) => {
        if (error !== null) end();
      });
      return promise;
    },
  };
}

/** Programs of authors make way for the server itself. */
function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, 5);
  } catch {
    // The child may be gone already; its end is reported by its own event.
  }
}
