import { foreignKey, index, json, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Json, JsonObject } from '#engine/json.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { moment, orgId } from './columns.ts';
import { workflows } from './workflows.ts';

/** What a test replays and what must come out. */
export type TestFixture = {
  log: RunEvent[];
  /** With which parameters the effects of the log were called, by place. */
  params: JsonObject;
  expected: { output: Json; error: string | null };
};

/** Runs that were saved as tests of their workflow. `fixture` is json, not jsonb: \u0000 in strings must survive. */
export const workflowTests = pgTable(
  'workflow_tests',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    name: text('name').notNull(),
    /** The run it was made of; it may be gone. */
    runId: uuid('run_id').notNull(),
    fixture: json('fixture').$type<TestFixture>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    createdBy: uuid('created_by'),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
    index('workflow_tests_of_workflow').on(table.orgId, table.workflowId, table.createdAt),
  ],
);
