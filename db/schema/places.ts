import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** What takes part of something that so many may use at once, over all processes. A dead process holds nothing. */
export const places = pgTable(
  'places',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    place: integer('place').notNull(),
    /** One use of it; a fresh random id. */
    holder: uuid('holder').notNull(),
    /** The process in which it is used. */
    owner: uuid('owner').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.key, table.place] })],
);
