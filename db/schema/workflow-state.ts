import { boolean, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Json } from '#engine/json.ts';
import { moment, orgId } from './columns.ts';
import { workflows } from './workflows.ts';

/** State of a workflow that outlives its runs; runs of the draft have a copy of their own. */
export const workflowState = pgTable(
  'workflow_state',
  {
    orgId: orgId(),
    workflowId: uuid('workflow_id')
      .notNull()
      .references(() => workflows.id, { onDelete: 'cascade' }),
    isDraft: boolean('is_draft').notNull(),
    key: text('key').notNull(),
    /** Absent only inside the transaction that sets it first. */
    value: json('value').$type<Json>(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.workflowId, table.isDraft, table.key] })],
);
