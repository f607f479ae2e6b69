import type { Tx } from '#db/access.ts';
import { findTable } from '#db/queries/tables/find-table.ts';
import type { TableRecord } from '#db/queries/tables/table-record.ts';
import { PatchbayError } from '#engine/errors.ts';

/** A table by name or id, held as `findTable` says. Throws `not_found`. */
export async function requireTable(tx: Tx, name: string, hold: 'share' | 'update' | 'free'): Promise<TableRecord> {
  const table = await findTable(tx, name, hold);
  if (table === null) throw new PatchbayError('not_found', `There is no table '${name}'. Make it on the page Tables.`);
  return table;
}
