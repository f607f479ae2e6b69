import { bigint, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea, moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** Content-addressed bytes; `hash` is `sha256:` and the hex digest. */
export const assets = pgTable(
  'assets',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
    type: text('type').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    name: text('name'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.hash] })],
);

/** The bytes of an asset in pieces of 256 KB, numbered from 0. */
export const assetChunks = pgTable(
  'asset_chunks',
  {
    orgId: orgId(),
    hash: text('hash').notNull(),
    part: integer('part').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash, table.part] }),
    foreignKey({ columns: [table.orgId, table.hash], foreignColumns: [assets.orgId, assets.hash] }).onDelete('cascade'),
  ],
);

/** An asset that is made of others, in this order: its bytes are theirs, and are not stored again. */
export const assetParts = pgTable(
  'asset_parts',
  {
    orgId: orgId(),
    hash: text('hash').notNull(),
    place: integer('place').notNull(),
    part: text('part').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash, table.place] }),
    foreignKey({ columns: [table.orgId, table.hash], foreignColumns: [assets.orgId, assets.hash] }).onDelete('cascade'),
    foreignKey({ columns: [table.orgId, table.part], foreignColumns: [assets.orgId, assets.hash] }),
  ],
);
