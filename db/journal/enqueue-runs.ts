import type { TransactionSql } from 'postgres';
import type { Commit } from './commit.ts';
import { buildStatement } from './statement.ts';

/**
 * Writes runs for any process to claim, in a transaction of the engine's: they exist exactly when it commits. Answers
 * the ids that were written; an id or an idempotency key that is taken leaves its run out.
 */
export async function enqueueRuns(tx: TransactionSql, commits: Commit[]): Promise<string[]> {
  if (commits.length === 0) return [];
  const { text, parameters } = buildStatement(commits);
  const rows = await tx.unsafe<{ id: string }[]>(text, parameters);
  return rows.map((row) => row.id);
}
