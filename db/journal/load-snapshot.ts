import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Json } from '#engine/json.ts';
import type { Database } from '../connect.ts';

const expand = promisify(gunzip);

/** The newest snapshot of a run in a form that can be read; null when there is none. */
export async function loadSnapshot(
  db: Database,
  runId: string,
  form: number,
): Promise<{ seq: number; state: Json } | null> {
  const [row] = await db.sql<{ seq: number; state: Buffer }[]>`
    select seq, state from run_snapshots where run_id = ${runId} and form = ${form}`;
  if (row === undefined) return null;
  return { seq: row.seq, state: JSON.parse((await expand(row.state)).toString()) };
}
