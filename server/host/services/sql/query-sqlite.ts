import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { SqlRequest, SqlResult } from './driver.ts';

/**
 * Runs one statement on a file below the configured folder, in a process of its own: SQLite does not wait, it blocks, and
 * only a process can be ended in the middle of it.
 */
export async function querySqlite(
  { folder, file }: { folder: string | null; file: string },
  { statement, values, readOnly, maxRows, signal }: SqlRequest,
): Promise<SqlResult> {
  const path = pathBelow(folder, file);
  const child = fork(new URL('./sqlite-child.ts', import.meta.url), [], {
    // The program's own environment holds secrets.
    env: { NODE_ENV: 'production' },
    execArgv: ['--max-old-space-size=256'],
    serialization: 'advanced',
    stdio: 'ignore',
  });
  const stop = () => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', () => reject(new NodeFailure('cancelled', 'The statement was stopped.', { retryable: true })));
      child.send({ path, statement, values, readOnly, maxRows });
    });
    const result = answerSchema.parse(answer);
    if ('error' in result) throw new NodeFailure('sql_error', `SQLite: ${result.error}`, { retryable: result.isBusy });
    return result;
  } finally {
    signal.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}

const answerSchema = z.union([
  z.object({ rows: z.array(z.record(z.string(), z.unknown())), changed: z.number().nullable() }),
  z.object({ error: z.string(), isBusy: z.boolean() }),
]);

function pathBelow(folder: string | null, file: string): string {
  if (folder === null)
    throw refused(
      'This server opens no SQLite files. The administrator sets PATCHBAY_SQLITE_DIR to the folder they are in.',
    );
  const missing = refused(`There is no file '${file}' in the folder for SQLite files.`);
  if (file.includes('\u0000') || isAbsolute(file)) throw missing;
  try {
    const [root, path] = [realpathSync(folder), realpathSync(join(folder, file))];
    const inside = relative(root, path);
    if (inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)) return path;
  } catch {
    throw missing;
  }
  throw missing;
}

function refused(message: string): NodeFailure {
  return new NodeFailure('refused', message, { retryable: false });
}
