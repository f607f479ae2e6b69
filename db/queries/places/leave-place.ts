import type { Database } from '../../connect.ts';

/** Gives a place back; one that was taken from a dead process's holder meanwhile stays taken. */
export async function leavePlace(
  db: Database,
  { orgId, key, holder }: { orgId: string; key: string; holder: string },
): Promise<void> {
  await db.sql`delete from places where org_id = ${orgId} and key = ${key} and holder = ${holder}`;
}
