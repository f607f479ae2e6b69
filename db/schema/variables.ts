import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** Environment variables of an organization; a run sees the values of its start. */
export const variables = pgTable(
  'variables',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    value: text('value').notNull(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.name] })],
);
