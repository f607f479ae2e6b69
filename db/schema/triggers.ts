import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { TriggerKind } from '#engine/graph/schema.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { moment, orgId } from './columns.ts';
import { runs } from './runs.ts';
import { workflows } from './workflows.ts';

/**
 * What begins runs of the active versions, derived from their graphs when they are published. A row without a version
 * listens for one real event on behalf of somebody who tests a draft, until `listeningUntil`.
 */
export const triggers = pgTable(
  'triggers',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    version: integer('version'),
    hash: text('hash').notNull(),
    node: text('node').notNull(),
    kind: text('kind').$type<TriggerKind>().notNull(),
    /** The node's parameters, parsed. */
    config: json('config').$type<JsonObject>().notNull(),
    /** What it is found by: a webhook's path, an event's topic, a form's slug; empty for the others. */
    address: text('address').notNull().default(''),
    /** The next time of a schedule. */
    dueAt: moment('due_at'),
    pausedAt: moment('paused_at'),
    listeningUntil: moment('listening_until'),
    lastAt: moment('last_at'),
    lastRunId: uuid('last_run_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete(
      'cascade',
    ),
    unique('triggers_org_id').on(table.orgId, table.id),
    uniqueIndex('triggers_active').on(table.workflowId, table.node).where(sql`version is not null`),
    uniqueIndex('triggers_listening').on(table.workflowId, table.node).where(sql`version is null`),
    index('triggers_address').on(table.orgId, table.kind, table.address),
    index('triggers_due').on(table.dueAt).where(sql`due_at is not null and paused_at is null`),
  ],
);

/** The last event of each debounced trigger and key; it begins a run when nothing has come for a while. */
export const pendingEvents = pgTable(
  'pending_events',
  {
    orgId: orgId(),
    triggerId: uuid('trigger_id').notNull(),
    key: text('key').notNull(),
    input: json('input').$type<Json>().notNull(),
    door: text('door').notNull(),
    depth: integer('depth').notNull(),
    count: integer('count').notNull(),
    dueAt: moment('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.triggerId, table.key] }),
    foreignKey({ columns: [table.orgId, table.triggerId], foreignColumns: [triggers.orgId, triggers.id] }).onDelete(
      'cascade',
    ),
    index('pending_events_due').on(table.dueAt),
  ],
);

/** Published events. `key` makes a repeated publication the same event; `result` is what it led to. */
export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey(),
    orgId: orgId(),
    key: text('key').notNull(),
    topic: text('topic').notNull(),
    data: json('data').$type<Json>().notNull(),
    result: json('result').$type<JsonObject>().notNull(),
    publishedAt: moment('published_at').notNull().defaultNow(),
  },
  (table) => [
    unique('events_key').on(table.orgId, table.key),
    index('events_age').on(table.publishedAt),
    index('events_topic').on(table.orgId, table.topic, table.publishedAt),
  ],
);

/** Runs that have failed and of which nobody has been told yet; written in the commit that ends the run. */
export const failures = pgTable(
  'failures',
  { runId: uuid('run_id').primaryKey(), orgId: orgId(), at: moment('at').notNull().defaultNow() },
  (table) => [
    foreignKey({ columns: [table.orgId, table.runId], foreignColumns: [runs.orgId, runs.id] }).onDelete('cascade'),
    index('failures_age').on(table.at),
  ],
);
