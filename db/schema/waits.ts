import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, json, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Json } from '#engine/json.ts';
import type { Caller } from '#engine/run/event.ts';
import { bytea, moment, orgId } from './columns.ts';
import { runs } from './runs.ts';

export type WaitNotice = { at: string; kind: 'opened' | 'reminded' | 'escalated'; to: string[] };

/**
 * What runs wait for. The key is the SHA-256 of the wait's token, or of `child:` and the child's id.
 * A closed wait that had a token keeps its row, so that a late answer hears that it is too late.
 */
export const waits = pgTable(
  'waits',
  {
    keyHash: bytea('key_hash').primaryKey(),
    orgId: orgId(),
    runId: uuid('run_id').notNull(),
    node: text('node').notNull(),
    scope: text('scope').notNull(),
    visit: integer('visit').notNull(),
    kind: text('kind')
      .$type<'timer' | 'event' | 'callback' | 'approval' | 'child' | 'in_doubt' | 'breakpoint'>()
      .notNull(),
    title: text('title').notNull().default(''),
    form: json('form').$type<Json>(),
    dueAt: moment('due_at'),
    topic: text('topic'),
    match: json('match').$type<Json>(),
    openedAt: moment('opened_at').notNull(),
    answeredAt: moment('answered_at'),
    answer: json('answer').$type<Json>(),
    answeredBy: json('answered_by').$type<Caller>(),
    closedAt: moment('closed_at'),
    /** E-mail addresses and roles; absent: everybody of the organization. */
    assignees: json('assignees').$type<string[]>(),
    /** When assignees are to be told something next. */
    noticeAt: moment('notice_at'),
    remindMs: bigint('remind_ms', { mode: 'number' }),
    escalateAt: moment('escalate_at'),
    escalateTo: json('escalate_to').$type<string[]>(),
    /** What assignees were told, oldest first. */
    notices: json('notices').$type<WaitNotice[]>().notNull().default([]),
  },
  (table) => [
    foreignKey({ columns: [table.orgId, table.runId], foreignColumns: [runs.orgId, runs.id] }).onDelete('cascade'),
    index('waits_due').on(table.dueAt).where(sql`answered_at is null and closed_at is null`),
    index('waits_run').on(table.runId),
    index('waits_answered').on(table.runId).where(sql`answered_at is not null and closed_at is null`),
    index('waits_open').on(table.orgId, table.openedAt).where(sql`answered_at is null and closed_at is null`),
    index('waits_notice')
      .on(table.noticeAt)
      .where(sql`notice_at is not null and answered_at is null and closed_at is null`),
    index('waits_history').on(table.orgId, table.answeredAt).where(sql`kind = 'approval' and answered_at is not null`),
    index('waits_topic').on(table.orgId, table.topic).where(sql`topic is not null and closed_at is null`),
  ],
);
