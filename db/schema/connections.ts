import { json, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** Credentials for services. `secret` is an envelope; `hosts` are the only places it may be sent to. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').primaryKey(),
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kind: text('kind').$type<'bearer' | 'basic' | 'header' | 'query'>().notNull(),
    hosts: json('hosts').$type<string[]>().notNull(),
    secret: text('secret').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('connections_name').on(table.orgId, table.name)],
);
