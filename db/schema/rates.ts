import { doublePrecision, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** Token buckets: how many calls are left for a key, as of a time. One that is full again is forgotten. */
export const rates = pgTable(
  'rates',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    left: doublePrecision('left').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.key] })],
);
