import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, json, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, orgId } from './columns.ts';
import { versions, workflows } from './workflows.ts';

/** How the wish to make a version live came out; `direct` needed nobody's approval. */
export const promotionDecisions = ['direct', 'approved', 'rejected', 'superseded'] as const;
export type PromotionDecision = (typeof promotionDecisions)[number];

type Who = { kind: string; id: string; name: string };

/** Each time somebody made a version live, or asked to. One that waits for an approval has no decision yet. */
export const promotions = pgTable(
  'promotions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    version: integer('version').notNull(),
    /** How many of a hundred calls it is to get. */
    percent: integer('percent').notNull(),
    /** Tests that failed and were passed over when it was asked for. */
    failedTests: integer('failed_tests').notNull().default(0),
    /** The person, also behind an API key. */
    askedBy: uuid('asked_by').notNull(),
    asker: json('asker').$type<Who>().notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    decision: text('decision').$type<PromotionDecision>(),
    decider: json('decider').$type<Who>(),
    decidedAt: moment('decided_at'),
    note: text('note').notNull().default(''),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [table.workflowId, table.version],
      foreignColumns: [versions.workflowId, versions.version],
    }).onDelete('cascade'),
    // A later wish takes the place of an open one.
    uniqueIndex('promotions_open').on(table.workflowId).where(sql`decision is null`),
    index('promotions_of_version').on(table.workflowId, table.version),
    index('promotions_waiting').on(table.orgId, table.askedAt).where(sql`decision is null`),
  ],
);
