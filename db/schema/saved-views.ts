import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';
import { users } from './users.ts';

/** A list as somebody wants to see it again: its filters and order as they stand in the address. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Which list: `runs`, `workflows`. */
    list: text('list').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    /** Whether everybody of the organization sees it. */
    shared: boolean('shared').notNull(),
    /** Whether its owner's list opens with it. */
    opens: boolean('opens').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('saved_views_name').on(table.orgId, table.userId, table.list, table.name),
    uniqueIndex('saved_views_opens').on(table.orgId, table.userId, table.list).where(sql`opens`),
  ],
);
