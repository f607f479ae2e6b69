import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** Places that have failed lately. One that has not has no row; an open one lets nobody through until its time is over. */
export const breakers = pgTable(
  'breakers',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    host: text('host').notNull(),
    /** The connection by which it was called; empty without one. */
    connection: text('connection').notNull(),
    failures: integer('failures').notNull(),
    lastError: text('last_error').notNull(),
    /** Absent while it is closed. */
    openUntil: moment('open_until'),
    /** Calls that were let through since, and how many of them have succeeded. */
    trials: integer('trials').notNull().default(0),
    successes: integer('successes').notNull().default(0),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.host, table.connection] })],
);
