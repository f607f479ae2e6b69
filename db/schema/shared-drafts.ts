import { bigserial, foreignKey, index, integer, json, pgTable, uuid } from 'drizzle-orm/pg-core';
import type { Graph } from '#engine/graph/schema.ts';
import { bytea, orgId } from './columns.ts';
import { workflows } from './workflows.ts';

/** The shared document of a workflow that was opened in an editor: its state, to which `shared_updates` are added. */
export const sharedDrafts = pgTable(
  'shared_drafts',
  {
    workflowId: uuid('workflow_id').primaryKey(),
    orgId: orgId(),
    /** Names this beginning: copies of another one cannot be merged with it. */
    epoch: uuid('epoch').notNull().defaultRandom(),
    state: bytea('state').notNull(),
    /** The draft that state and draft last had in common; what differs from it was saved past the shared document. */
    base: json('base').$type<Graph>().notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** What was changed since the state was written; rows are added, and go when they are part of the state. */
export const sharedUpdates = pgTable(
  'shared_updates',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
    index('shared_updates_of_workflow').on(table.orgId, table.workflowId, table.id),
  ],
);
