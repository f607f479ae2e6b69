import type { Database } from '../connect.ts';
import { keptDays } from '../queries/comments/kept-days.ts';

/**
 * Forgets comments that were deleted some time ago; answers how many. One that has answers keeps its place in the
 * thread and loses its words.
 */
export async function expireComments(db: Database): Promise<number> {
  const isDue = db.sql`deleted_at < now() - make_interval(days => ${keptDays})`;
  const rows = await db.sql`
    delete from comments where ${isDue}
      and not exists (select from comments answers where answers.thread_id = comments.id) returning 1`;
  await db.sql`update comments set body = '', mentions = '[]' where ${isDue} and body <> ''`;
  return rows.length;
}
