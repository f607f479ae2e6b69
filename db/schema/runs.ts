import { desc, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { NodeError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { Caller, RunStatus, Usage } from '#engine/run/event.ts';
import { moment, orgId } from './columns.ts';

/** Where a child run stands in its parent. */
export type ParentRef = { runId: string; scope: string; node: string; visit: number; attempt: number };

/** `to` in milliseconds since 1970. */
export type AdvanceRequest = { to: number; seq: number; by: Caller };

/** One row a run: what lists and owners need; the truth is its segments. Ids are UUIDv7, `run_day` is the id's UTC day. */
export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey(),
    // No foreign key: each new run would lock its organization's row, which all processes share.
    orgId: orgId(),
    runDay: date('run_day', { mode: 'string' }).notNull(),
    workflowId: uuid('workflow_id').notNull(),
    version: integer('version'),
    graphHash: text('graph_hash').notNull(),
    status: text('status').$type<RunStatus>().notNull(),
    draft: boolean('draft').notNull(),
    entry: text('entry').notNull(),
    door: text('door').notNull(),
    caller: json('caller').$type<Caller>().notNull(),
    owner: uuid('owner'),
    wakeAt: moment('wake_at'),
    cancelRequestedAt: moment('cancel_requested_at'),
    cancelBy: json('cancel_by').$type<Caller>(),
    answeredAt: moment('answered_at'),
    output: json('output').$type<Json>(),
    outputRef: text('output_ref'),
    error: json('error').$type<NodeError>(),
    parentRunId: uuid('parent_run_id'),
    parent: json('parent').$type<ParentRef>(),
    /** The run whose log this one goes on from. */
    forkedFrom: uuid('forked_from'),
    /** The one run that continues this one, named before it begins; `continuedAt` is when it had begun. */
    continuedBy: uuid('continued_by'),
    continuedAt: moment('continued_at'),
    depth: integer('depth').notNull(),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
    /** When somebody looked after its failure, which nobody was waiting for. */
    settledAt: moment('settled_at'),
    lastSeq: integer('last_seq').notNull(),
    /** What it has used, and of how much. */
    usage: json('usage').$type<Usage>(),
    /** Whoever is claimed first: 3 critical, 2 high, 1 normal, 0 low. */
    priority: smallint('priority').notNull().default(1),
    /** Milliseconds its clock is ahead; times of the row and of its waits are those of the real clock. */
    aheadMs: bigint('ahead_ms', { mode: 'number' }).notNull().default(0),
    /** To which time of its own somebody wants it set on; holds while `seq` is the last event's. */
    advance: json('advance').$type<AdvanceRequest>(),
    /** How many runs of its workflow may be driven at once; it is queued while there are that many. */
    lane: integer('lane'),
  },
  (table) => [
    unique('runs_org_id').on(table.orgId, table.id),
    index('runs_list').on(table.orgId, desc(table.startedAt), table.id),
    index('runs_of_workflow').on(table.orgId, table.workflowId, desc(table.startedAt)),
    index('runs_open').on(table.owner).where(sql`finished_at is null`),
    index('runs_wake').on(table.wakeAt).where(sql`finished_at is null and wake_at is not null`),
    index('runs_of_parent').on(table.parentRunId).where(sql`parent_run_id is not null`),
    index('runs_queued').on(table.orgId, table.workflowId).where(sql`finished_at is null and status = 'queued'`),
    index('runs_lane').on(table.workflowId).where(sql`finished_at is null and lane is not null`),
    index('runs_failed').on(table.orgId, desc(table.finishedAt)).where(sql`status = 'failed' and settled_at is null`),
    index('runs_advance').on(table.id).where(sql`finished_at is null and advance is not null`),
    index('runs_forked_from').on(table.forkedFrom).where(sql`forked_from is not null`),
  ],
);

/** The log. A segment is a JSON array of events; `seq` is its first number, so two writers collide on the key. */
export const runSegments = pgTable(
  'run_segments',
  {
    runDay: date('run_day', { mode: 'string' }).notNull(),
    runId: uuid('run_id').notNull(),
    seq: integer('seq').notNull(),
    lastSeq: integer('last_seq').notNull(),
    orgId: orgId(),
    events: text('events').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  // No foreign key: deleting a run would look for its segments in every partition. Whoever deletes one names its day.
  (table) => [primaryKey({ columns: [table.runDay, table.runId, table.seq] })],
);
