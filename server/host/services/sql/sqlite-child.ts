import { constants, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { SqlResult } from './driver.ts';

type SqliteAnswer = SqlResult | { error: string; isBusy: boolean };

const jobSchema = z.object({
  path: z.string(),
  statement: z.string(),
  values: z.array(z.json()),
  readOnly: z.boolean(),
  maxRows: z.int(),
});

type Job = z.infer<typeof jobSchema>;

process.once('message', (message) => process.send?.(answer(jobSchema.parse(message))));

function answer(job: Job): SqliteAnswer {
  try {
    return run(job);
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
    return { error: error instanceof Error ? error.message : String(error), isBusy: (code & 0xff) === 5 };
  }
}

function run({ path, statement, values, readOnly, maxRows }: Job): SqlResult {
  const db = new DatabaseSync(path, { readOnly, timeout: 5_000, allowExtension: false });
  try {
    if (readOnly) db.exec('PRAGMA query_only = on');
    // Other files, extensions and settings are out of reach, whatever the statement says.
    const forbidden = new Set([constants.SQLITE_ATTACH, constants.SQLITE_DETACH, constants.SQLITE_PRAGMA]);
    db.setAuthorizer((action) => (forbidden.has(action) ? constants.SQLITE_DENY : constants.SQLITE_OK));
    const prepared = db.prepare(statement);
    prepared.setReadBigInts(true);
    const bound = values.map(toParameter);
    if (prepared.columns().length === 0) {
      return { rows: [], changed: Number(prepared.run(...bound).changes) };
    }
    const rows: Record<string, unknown>[] = [];
    for (const row of prepared.iterate(...bound)) {
      rows.push({ ...row });
      if (readOnly && rows.length > maxRows) break;
    }
    return { rows: rows.slice(0, maxRows + 1), changed: null };
  } finally {
    db.close();
  }
}

function toParameter(value: Job['values'][number]): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
