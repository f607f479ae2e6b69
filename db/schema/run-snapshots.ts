import { foreignKey, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment, orgId } from './columns.ts';
import { runs } from './runs.ts';

/** The state of a long run at one sequence number, so that its log need not be folded from the beginning. */
export const runSnapshots = pgTable(
  'run_snapshots',
  {
    orgId: orgId(),
    runId: uuid('run_id').primaryKey(),
    seq: integer('seq').notNull(),
    form: integer('form').notNull(),
    /** Gzipped JSON. */
    state: bytea('state').notNull(),
    takenAt: moment('taken_at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.runId], foreignColumns: [runs.orgId, runs.id] }).onDelete('cascade'),
  ],
);
