import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten';
import { maxLogLength, maxLogs, maxOutput } from './max-output.ts';
import type { Job, Reply } from './message.ts';
import { prelude } from './prelude.ts';

/** One fresh QuickJS machine: no files, no network, no timers, nothing of the host but a console. */
export type Vm = { run(job: Job, onLine?: (line: string) => void): Reply; dispose(): void };

const memoryBytes = 64 * 1024 * 1024;
/** Above 256 KB a deep recursion in the machine overflows the stack of the host. */
const stackBytes = 256 * 1024;

/** Makes a machine with memory and stack limits for one job; `isFull` tells that the memory of the module is used up. */
export function createVm(quickJs: QuickJSWASMModule, isFull: () => boolean): Vm {
  const runtime = quickJs.newRuntime();
  runtime.setMemoryLimit(memoryBytes);
  runtime.setMaxStackSize(stackBytes);
  const context = runtime.newContext();
  const logs = new Console();
  const deadline = { at: Number.POSITIVE_INFINITY, hasPassed: false };
  runtime.setInterruptHandler(() => {
    deadline.hasPassed ||= Date.now() > deadline.at;
    return deadline.hasPassed;
  });
  const start = prepare(context, logs);
  return {
    run: (job, onLine = () => {}) => {
      deadline.at = Date.now() + job.timeoutMs;
      logs.onLine = onLine;
      return runJob({ context, start, job, logs: logs.lines, deadline, isFull });
    },
    dispose: () => {
      start.dispose();
      context.dispose();
      runtime.dispose();
    },
  };
}

type Running = {
  context: QuickJSContext;
  start: QuickJSHandle;
  job: Job;
  logs: string[];
  deadline: { at: number; hasPassed: boolean };
  isFull: () => boolean;
};

/** What a program wrote, each line told as it comes. */
class Console {
  readonly lines: string[] = [];
  onLine: (line: string) => void = () => {};

  write(text: string): void {
    if (this.lines.length >= maxLogs) return;
    const line = text.slice(0, maxLogLength);
    this.lines.push(line);
    this.onLine(line);
  }
}

/** Installs the console and hands back the function that starts a program. */
function prepare(context: QuickJSContext, logs: Console): QuickJSHandle {
  const install = context.unwrapResult(context.evalCode(prelude, 'prelude.js'));
  const log = context.newFunction('log', (text) => logs.write(context.getString(text)));
  const start = context.unwrapResult(context.callFunction(install, context.undefined, log));
  log.dispose();
  install.dispose();
  return start;
}

function runJob(running: Running): Reply {
  try {
    return settle(running);
  } catch (error) {
    // Only the machine itself fails here, for example when it is out of memory between two programs.
    return failure(
      running,
      { name: 'InternalError', message: error instanceof Error ? error.message : String(error) },
      true,
    );
  }
}

function settle(running: Running): Reply {
  const { context, start, job, deadline } = running;
  const names = Object.keys(JSON.parse(job.roots)).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  const program = context.evalCode(
    `(async function (${names.join(', ')}) { "use strict";\n${job.source}\n})`,
    'code.js',
  );
  if (program.error) return failure(running, read(context, program.error));
  const texts = [JSON.stringify(names), job.roots].map((text) => context.newString(text));
  const called = context.callFunction(start, context.undefined, program.value, ...texts);
  program.value.dispose();
  for (const text of texts) text.dispose();
  if (called.error) return failure(running, read(context, called.error));
  while (context.runtime.hasPendingJob() && !deadline.hasPassed) {
    const jobs = context.runtime.executePendingJobs(1000);
    if (jobs.error) {
      const error = read(context, jobs.error);
      called.value.dispose();
      return failure(running, error);
    }
    deadline.hasPassed ||= Date.now() > deadline.at;
  }
  return conclude(running, called.value);
}

function conclude(running: Running, promise: QuickJSHandle): Reply {
  const { context, job, logs, deadline, isFull } = running;
  const state = context.getPromiseState(promise);
  promise.dispose();
  if (deadline.hasPassed) return failure(running, { name: 'InternalError', message: 'interrupted' });
  if (state.type === 'pending')
    return failure(running, { name: 'Error', message: 'the code waits for something that never happens' });
  if (state.type === 'rejected') return failure(running, read(context, state.error));
  const length = context.getProp(state.value, 'length').consume((handle) => context.getNumber(handle));
  if (length > maxOutput)
    return {
      kind: 'failure',
      id: job.id,
      code: 'code_output',
      message: `The code answers with more than ${maxOutput / 1_000_000} MB of JSON (${Math.ceil(length / 1000)} KB); return less, or write it to a file.`,
      logs,
      isSpent: false,
    };
  const json = state.value.consume((handle) => context.getString(handle));
  return { kind: 'value', id: job.id, json, logs, isSpent: isFull() };
}

type VmError = { name: string; message: string; stack?: string };

function failure({ job, logs, deadline, isFull }: Running, error: VmError, isBroken = false): Reply {
  const base = { kind: 'failure' as const, id: job.id, logs };
  if (deadline.hasPassed)
    return {
      ...base,
      code: 'code_timeout',
      message: `The code took longer than ${job.timeoutMs} ms.`,
      isSpent: isBroken || isFull(),
    };
  if (error.message.startsWith('out of memory') || isFull())
    return {
      ...base,
      code: 'code_memory',
      message: `The code needs more than ${memoryBytes / 1024 / 1024} MB of memory.`,
      isSpent: true,
    };
  const place = placeOf(error.stack ?? '');
  if (error.name === 'OutputError')
    return {
      ...base,
      code: 'code_output',
      message: `The code answers with something that is not JSON: ${error.message}.`,
      isSpent: false,
    };
  const where = place === null ? '' : `Line ${place.line}, column ${place.column}: `;
  return {
    ...base,
    code: 'code_error',
    message: `${where}${error.name}: ${error.message}`.slice(0, 2000),
    ...place,
    isSpent: isBroken,
  };
}

/** The first place of the program in a stack; its first line is one before the author's. */
function placeOf(stack: string): { line: number; column: number } | null {
  const match = /code\.js:(\d+)(?::(\d+))?/.exec(stack);
  return match === null ? null : { line: Math.max(1, Number(match[1]) - 1), column: Number(match[2] ?? 1) };
}

/** What was thrown, as plain text; a program may throw anything, also what fails when it is looked at. */
function read(context: QuickJSContext, error: QuickJSHandle): VmError {
  return error.consume((handle) => {
    const type = context.typeof(handle);
    if (type !== 'object')
      return { name: 'Thrown', message: type === 'symbol' ? 'a symbol' : context.getString(handle).slice(0, 2000) };
    return {
      name: text(context, handle, 'name') || 'Error',
      message: text(context, handle, 'message'),
      stack: text(context, handle, 'stack'),
    };
  });
}

function text(context: QuickJSContext, handle: QuickJSHandle, name: string): string {
  return context
    .getProp(handle, name)
    .consume((value) => (context.typeof(value) === 'string' ? context.getString(value).slice(0, 2000) : ''));
}
