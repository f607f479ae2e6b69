import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { orgId } from './columns.ts';
import { runs } from './runs.ts';

/** Which runs name which assets in their log; written in the commit that names them. */
export const assetRefs = pgTable(
  'asset_refs',
  {
    orgId: orgId(),
    hash: text('hash').notNull(),
    runId: uuid('run_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash, table.runId] }),
    index('asset_refs_run').on(table.runId),
    foreignKey({ columns: [table.orgId, table.runId], foreignColumns: [runs.orgId, runs.id] }).onDelete('cascade'),
  ],
);
