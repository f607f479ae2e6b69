import { integer, json, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** What a connection opens: the first four go with HTTP requests. */
export const connectionKinds = ['bearer', 'basic', 'header', 'query', 'postgres', 'mysql', 'sqlite', 'smtp'] as const;

export type ConnectionKind = (typeof connectionKinds)[number];

/** So many times in a duration such as `1m`. */
export type RateLimit = { rate: number; per: string };

/** Credentials for services. `secret` is an envelope; `hosts` are the only places it may be sent to. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').primaryKey(),
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kind: text('kind').$type<ConnectionKind>().notNull(),
    hosts: json('hosts').$type<string[]>().notNull(),
    secret: text('secret').notNull(),
    /** How often it may be used, over all processes. */
    rateLimit: json('rate_limit').$type<RateLimit>(),
    /** How many uses of it go on at once, over all processes; any number when absent. */
    concurrency: integer('concurrency'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('connections_name').on(table.orgId, table.name)],
);
