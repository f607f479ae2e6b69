import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';

/** Which run a caller's `Idempotency-Key` stands for; kept for so many days. */
export const idempotency = pgTable(
  'idempotency',
  {
    orgId: orgId(),
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    runId: uuid('run_id').notNull(),
    keepDays: integer('keep_days').notNull().default(7),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.caller, table.key] }),
    index('idempotency_age').on(table.createdAt),
  ],
);
