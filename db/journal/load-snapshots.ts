import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Json } from '#engine/json.ts';
import type { Database } from '../connect.ts';

const expand = promisify(gunzip);

/** The newest snapshot of each of these runs that has one in a form that can be read, by the run's id. */
export async function loadSnapshots(
  db: Database,
  runIds: readonly string[],
  form: number,
): Promise<Map<string, { seq: number; state: Json }>> {
  if (runIds.length === 0) return new Map();
  const rows = await db.sql<{ id: string; seq: number; state: Buffer }[]>`
    select run_id as id, seq, state from run_snapshots where run_id in ${db.sql(runIds)} and form = ${form}`;
  const read = rows.map(
    async ({ id, seq, state }): Promise<[string, { seq: number; state: Json }]> => [
      id,
      { seq, state: JSON.parse((await expand(state)).toString()) },
    ],
  );
  return new Map(await Promise.all(read));
}
