import { sql } from 'drizzle-orm';
import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';

/** Notes when keys were last used, many at once; never sets a time back. */
export async function touchKeys(db: Database, used: { id: string; at: Date }[]): Promise<void> {
  const rows = JSON.stringify(used.map(({ id, at }) => ({ id, at: at.toISOString() })));
  await asAuth(db, (tx) =>
    tx.execute(sql`
      update api_keys set last_used_at = greatest(last_used_at, r.at)
      from json_to_recordset(${rows}::text::json) as r(id uuid, at timestamptz) where api_keys.id = r.id`),
  );
}
