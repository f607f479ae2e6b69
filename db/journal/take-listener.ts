import type { ISql } from 'postgres';
import type { Commit } from './commit.ts';

/** A run to be written; `listener` is the one that takes this event and no other, if any. */
export type BegunRun = { commit: Commit; listener: string | null };

/** Gives a listener the run that its one event begins; false when another event was faster or its time is over. */
export async function takeListener(on: ISql, { id, runId }: { id: string; runId: string }): Promise<boolean> {
  const rows = await on`
    update triggers set last_run_id = ${runId}, last_at = clock_timestamp()
    where id = ${id} and version is null and last_run_id is null and listening_until > clock_timestamp() returning id`;
  return rows.length === 1;
}

/** Those of the runs that still have somebody to begin them. */
export async function heardCommits(on: ISql, begun: BegunRun[]): Promise<Commit[]> {
  const commits: Commit[] = [];
  for (const { commit, listener } of begun) {
    if (listener === null || (await takeListener(on, { id: listener, runId: commit.runId }))) commits.push(commit);
  }
  return commits;
}
