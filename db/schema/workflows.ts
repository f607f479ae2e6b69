import { sql } from 'drizzle-orm';
import { foreignKey, integer, json, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Graph } from '#engine/graph/schema.ts';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** The graph in miniature, kept beside a draft so that lists need not read whole graphs. */
export type Preview = { nodes: { x: number; y: number; type: string }[]; edges: [number, number][] };

/** Workflows. A deleted one keeps its row, because its runs still show its name; its slug is free again. */
export const workflows = pgTable(
  'workflows',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<Graph['kind']>().notNull(),
    description: text('description').notNull().default(''),
    activeVersion: integer('active_version'),
    /** A version that some calls get instead of the active one, and how many of a hundred. */
    canaryVersion: integer('canary_version'),
    canaryPercent: integer('canary_percent'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    uniqueIndex('workflows_slug').on(table.orgId, table.slug).where(sql`deleted_at is null`),
    unique('workflows_org_id').on(table.orgId, table.id),
  ],
);

/** What people edit. `graph` is json, not jsonb: the order of keys and \u0000 in strings must survive. */
export const drafts = pgTable(
  'drafts',
  {
    workflowId: uuid('workflow_id').primaryKey(),
    orgId: orgId(),
    revision: integer('revision').notNull(),
    graph: json('graph').$type<Graph>().notNull(),
    hash: text('hash').notNull(),
    preview: json('preview').$type<Preview>().notNull(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    updatedBy: uuid('updated_by'),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** Graphs by content hash: what versions and runs refer to; rows never change. */
export const graphs = pgTable(
  'graphs',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
    graph: json('graph').$type<Graph>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.hash] })],
);

/** Published versions; rows never change. */
export const versions = pgTable(
  'versions',
  {
    workflowId: uuid('workflow_id').notNull(),
    version: integer('version').notNull(),
    orgId: orgId(),
    hash: text('hash').notNull(),
    /** Content hash of the draft it was made of, which pins no addresses; null when that is `hash`. */
    draftHash: text('draft_hash'),
    note: text('note').notNull().default(''),
    publishedAt: moment('published_at').notNull().defaultNow(),
    publishedBy: uuid('published_by'),
  },
  (table) => [
    primaryKey({ columns: [table.workflowId, table.version] }),
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [table.orgId, table.hash], foreignColumns: [graphs.orgId, graphs.hash] }),
  ],
);
