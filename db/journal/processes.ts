import type { Database } from '../connect.ts';

/** A process whose last heartbeat is older, by the database's clock, is dead and may never write again. */
export const deadAfterMs = 8000;

/** Enters a process start; `id` is a fresh random UUID. */
export async function registerProcess(db: Database, own: { id: string; role: string; host: string }): Promise<void> {
  await db.sql`insert into processes (id, role, host) values (${own.id}, ${own.role}, ${own.host})`;
}

/** Says that the process is alive. False: it was declared dead or is retired, so it must stop writing at once. */
export async function heartbeat(db: Database, processId: string): Promise<boolean> {
  const rows = await db.sql`
    update processes set heartbeat_at = clock_timestamp()
    where id = ${processId} and stopped_at is null
      and heartbeat_at > clock_timestamp() - make_interval(secs => ${deadAfterMs / 1000})
    returning id`;
  return rows.length === 1;
}

/** Ends a process in good order; runs it still owns can be claimed at once. */
export async function retireProcess(db: Database, processId: string): Promise<void> {
  await db.sql`update processes set stopped_at = clock_timestamp() where id = ${processId} and stopped_at is null`;
}

/** Declares all other processes dead: only for the embedded database, whose lock proves that nobody else lives. */
export async function declareOthersDead(db: Database, processId: string): Promise<void> {
  await db.sql`update processes set stopped_at = clock_timestamp() where id <> ${processId} and stopped_at is null`;
}
