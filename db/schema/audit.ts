import { desc, sql } from 'drizzle-orm';
import { bigserial, index, json, pgTable, text } from 'drizzle-orm/pg-core';
import type { Json } from '#engine/json.ts';
import { moment, orgId } from './columns.ts';

/** Who did what. No role may change or remove a row. */
export const audit = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    orgId: orgId(),
    at: moment('at').notNull().default(sql`clock_timestamp()`),
    actor: json('actor').$type<{ kind: string; id: string; name: string }>().notNull(),
    action: text('action').notNull(),
    target: text('target').notNull(),
    data: json('data').$type<Json>(),
  },
  (table) => [index('audit_list').on(table.orgId, desc(table.id))],
);
