import { foreignKey, index, json, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { workflows } from './workflows.ts';

/** What people say to each other about nodes. A thread is the comment that begins it and those that name it. */
export const comments = pgTable(
  'comments',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    /** The comment that begins the thread; null for that one itself. */
    threadId: uuid('thread_id'),
    /** The node by its key in the shared document, which a new name does not change. */
    anchor: text('anchor').notNull(),
    /** What the node was called, for when it is gone. */
    node: text('node').notNull(),
    body: text('body').notNull(),
    /** Members who are named. */
    mentions: json('mentions').$type<string[]>().notNull(),
    authorId: uuid('author_id').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    resolvedAt: moment('resolved_at'),
    resolvedBy: text('resolved_by'),
    /** When it was taken back; it can be put back for a while. */
    deletedAt: moment('deleted_at'),
    /** Who took it back: that person may put it back, or an editor. */
    deletedBy: uuid('deleted_by'),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
    index('comments_of_workflow').on(table.orgId, table.workflowId, table.createdAt),
  ],
);
