import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { dataRowKeys, dataRows } from '../../schema/data-tables.ts';
import type { TableRecord } from './table-record.ts';

/** A key that two rows would share. */
export type SharedKey = { key: string[]; rowId: string };

/** What a unique key is stored under. */
function keyName(columns: string[]): string {
  return columns.join(',');
}

/** True when a row has a value in each column of a key; others are not bound by it. */
export function isBound(values: JsonObject, columns: string[]): boolean {
  return columns.every((name) => values[name] !== undefined && values[name] !== null);
}

function hashOf(list: SQL): SQL {
  return sql`encode(sha256(convert_to((${list})::text, 'UTF8')), 'hex')`;
}

/** The row that holds these values of a key; null when there is none. */
export async function findByKey(
  tx: Tx,
  table: TableRecord,
  { columns, values }: { columns: string[]; values: JsonObject },
): Promise<string | null> {
  const list = JSON.stringify(columns.map((name) => values[name]));
  const [row] = await tx
    .select({ rowId: dataRowKeys.rowId })
    .from(dataRowKeys)
    .where(
      and(
        eq(dataRowKeys.tableId, table.id),
        eq(dataRowKeys.key, keyName(columns)),
        eq(dataRowKeys.hash, sql`${hashOf(sql`${list}::text::jsonb`)}`),
      ),
    );
  return row?.rowId ?? null;
}

/**
 * Enters rows under each unique key of their table, in place of what they had there. Answers the first key that another
 * row holds already: the caller must give up the transaction then.
 */
export async function enterKeys(
  tx: Tx,
  table: TableRecord,
  rows: { id: string; values: JsonObject }[],
): Promise<SharedKey | null> {
  if (table.keys.length === 0 || rows.length === 0) return null;
  const ids = rows.map((row) => row.id);
  await tx.delete(dataRowKeys).where(and(eq(dataRowKeys.tableId, table.id), inArray(dataRowKeys.rowId, ids)));
  for (const key of table.keys) {
    const bound = rows.filter((row) => isBound(row.values, key)).map((row) => row.id);
    if (bound.length === 0) continue;
    const entered = new Set(await enterKey(tx, { table, key, where: inArray(dataRows.id, bound) }));
    const rowId = bound.find((id) => !entered.has(id));
    if (rowId !== undefined) return { key, rowId };
  }
  return null;
}

/** Enters all rows of a table under its unique keys anew; answers as `enterKeys` does, with how many share. */
export async function rebuildKeys(tx: Tx, table: TableRecord): Promise<{ key: string[]; count: number } | null> {
  await tx.delete(dataRowKeys).where(eq(dataRowKeys.tableId, table.id));
  for (const key of table.keys) {
    const bound = and(...key.map((name) => sql`${dataRows.values} -> ${name}::text is not null`)) ?? sql`true`;
    const entered = await enterKey(tx, { table, key, where: bound });
    const count = (await tx.$count(dataRows, and(eq(dataRows.tableId, table.id), bound))) - entered.length;
    if (count > 0) return { key, count };
  }
  return null;
}

async function enterKey(
  tx: Tx,
  { table, key, where }: { table: TableRecord; key: string[]; where: SQL },
): Promise<string[]> {
  const cells = sql.join(
    key.map((name) => sql`${dataRows.values} -> ${name}::text`),
    sql`, `,
  );
  const entered = await tx.execute<{ row_id: string }>(sql`
    insert into data_row_keys (org_id, table_id, key, hash, row_id)
    select org_id, table_id, ${keyName(key)}, ${hashOf(sql`jsonb_build_array(${cells})`)}, id from ${dataRows}
    where table_id = ${table.id}::uuid and ${where}
    order by 4 on conflict do nothing returning row_id`);
  return entered.map((row) => row.row_id);
}
