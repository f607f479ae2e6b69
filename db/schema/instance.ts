import { pgTable, text } from 'drizzle-orm/pg-core';

/** Facts about this installation, such as the fingerprint of its secret. */
export const instance = pgTable('instance', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
