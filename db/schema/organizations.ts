import { sql } from 'drizzle-orm';
import { index, json, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { users } from './users.ts';

export type OrganizationSettings = {
  /** How long ended runs are kept, such as `90d`. */
  retention?: string;
  /** How many runs may be driven at once. */
  concurrency?: number;
  /** `approval`: a version goes live only after another person than the one who asks has approved it. */
  promotion?: 'approval';
};

/** Tenants. Property names are those of the sign-in library. */
export const organizations = pgTable('organizations', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  logo: text('logo'),
  metadata: text('metadata'),
  /** What holds for all workflows of the organization; what is absent is not set. */
  settings: json('settings').$type<OrganizationSettings>().notNull().default({}),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** Who belongs to which organization, and as what. */
export const members = pgTable(
  'members',
  {
    id: uuid('id').primaryKey(),
    organizationId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('members_org_user').on(table.organizationId, table.userId),
    index('members_user').on(table.userId),
  ],
);

/** Invitations that were sent or copied; the link's token is stored as its SHA-256 only. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    organizationId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role').notNull(),
    status: text('status').notNull().default('pending'),
    tokenHash: text('token_hash'),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    inviterId: uuid('inviter_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [
    uniqueIndex('invitations_pending').on(table.organizationId, table.email).where(sql`status = 'pending'`),
    uniqueIndex('invitations_token').on(table.tokenHash),
  ],
);
