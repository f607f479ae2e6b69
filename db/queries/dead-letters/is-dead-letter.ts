import { type SQL, sql } from 'drizzle-orm';

/** Holds for runs `r` that failed, that a trigger began, and that nobody has looked after; a fork counts as that. */
export const isDeadRun: SQL = sql`r.status = 'failed' and r.settled_at is null and not r.draft
  and r.parent_run_id is null and r.door in ('webhook', 'schedule', 'event', 'form', 'error')
  and not exists (select 1 from runs f where f.forked_from = r.id) and r.continued_at is null`;

/** Holds for callbacks `c` that were given up. */
export const isDeadCallback: SQL = sql`c.given_up_at is not null`;
