import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { runs } from './runs.ts';

/** Addresses that callers named: the outcome of the run is posted there when it is over. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId(),
    runId: uuid('run_id').notNull(),
    url: text('url').notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: moment('due_at').notNull().defaultNow(),
    doneAt: moment('done_at'),
    /** What went wrong the last time. */
    problem: text('problem'),
    /** When the last retry had failed; null again once somebody has looked after it. */
    givenUpAt: moment('given_up_at'),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.runId], foreignColumns: [runs.orgId, runs.id] }).onDelete('cascade'),
    index('callbacks_due').on(table.dueAt).where(sql`done_at is null`),
    index('callbacks_run').on(table.runId),
    index('callbacks_given_up').on(table.orgId).where(sql`given_up_at is not null`),
  ],
);
