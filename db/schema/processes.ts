import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** One row a process start; a process that is dead or stopped may never write again. */
export const processes = pgTable('processes', {
  id: uuid('id').primaryKey(),
  role: text('role').notNull(),
  host: text('host').notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  heartbeatAt: moment('heartbeat_at').notNull().defaultNow(),
  stoppedAt: moment('stopped_at'),
});
