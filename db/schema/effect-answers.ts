import { index, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Json } from '#engine/json.ts';
import { moment, orgId } from './columns.ts';
import { organizations } from './organizations.ts';

/** What a write to our own data answered, by its idempotency key: a repeat after a crash finds it and changes nothing. */
export const effectAnswers = pgTable(
  'effect_answers',
  {
    orgId: orgId().references(() => organizations.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** Absent only inside the transaction that makes it. */
    answer: json('answer').$type<Json>(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.key] }), index('effect_answers_age').on(table.createdAt)],
);
