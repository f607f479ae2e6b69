import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Raw bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

/** A moment with milliseconds; Date in code, UTC in the database. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** The tenant of a row; a table with this column must have a policy (a test reads the catalogue). */
export const orgId = () => uuid('org_id').notNull();
