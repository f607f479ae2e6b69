import type { Database } from '../connect.ts';

/** How deep a run stands below the one that a person or program began; 0 when it is not stored yet. */
export async function depthOfRun(db: Database, runId: string): Promise<number> {
  const [row] = await db.sql<{ depth: number }[]>`select depth from runs where id = ${runId}`;
  return row?.depth ?? 0;
}
