import {
  foreignKey,
  index,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '#engine/json.ts';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

export const columnTypes = ['text', 'number', 'boolean', 'date', 'json'] as const;

/** A column of a data table. */
export type DataColumn = { name: string; type: (typeof columnTypes)[number]; required: boolean };

/** Tables that people and workflows keep rows in. `keys` are lists of columns whose values no two rows share. */
export const dataTables = pgTable(
  'data_tables',
  {
    id: uuid('id').primaryKey(),
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    columns: json('columns').$type<DataColumn[]>().notNull(),
    keys: json('keys').$type<string[][]>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('data_tables_name').on(table.orgId, table.name),
    unique('data_tables_org').on(table.id, table.orgId),
  ],
);

/** Rows by column name; ids are UUIDv7, so their order is that of insertion. */
export const dataRows = pgTable(
  'data_rows',
  {
    orgId: orgId(),
    tableId: uuid('table_id').notNull(),
    id: uuid('id').notNull(),
    values: jsonb('values').$type<JsonObject>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tableId, table.id] }),
    // With the tenant, so that no row can stand in another one's table.
    foreignKey({
      name: 'data_rows_table',
      columns: [table.tableId, table.orgId],
      foreignColumns: [dataTables.id, dataTables.orgId],
    }).onDelete('cascade'),
  ],
);

/** One entry for each row and unique key: the primary key is what keeps two rows from sharing values. */
export const dataRowKeys = pgTable(
  'data_row_keys',
  {
    orgId: orgId(),
    tableId: uuid('table_id').notNull(),
    /** Names of the key's columns with commas between. */
    key: text('key').notNull(),
    /** SHA-256 of the values as JSON. */
    hash: text('hash').notNull(),
    rowId: uuid('row_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tableId, table.key, table.hash] }),
    index('data_row_keys_row').on(table.tableId, table.rowId),
    foreignKey({
      name: 'data_row_keys_row',
      columns: [table.tableId, table.rowId],
      foreignColumns: [dataRows.tableId, dataRows.id],
    }).onDelete('cascade'),
  ],
);
