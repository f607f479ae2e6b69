import type { Database } from '#db/connect.ts';
import { deleteExpiredRuns } from '#db/journal/delete-runs.ts';
import { listRetentionRules } from '#db/journal/retention-rules.ts';
import { durationMs } from '#engine/graph/words.ts';

/** Runs that one statement deletes at most. */
const batch = 200;

/**
 * Deletes ended runs that are older than their workflow, or else their organization, wants them kept. A run that is not
 * over, or that a living fork goes on from, stays. Answers how many were deleted.
 */
export async function expireRuns(db: Database, now = Date.now()): Promise<number> {
  const rules = await listRetentionRules(db);
  let deleted = 0;
  for (const { orgId, workflowId, retention } of rules) {
    const ms = durationMs(retention);
    if (ms === null) continue;
    const own = rules.flatMap((rule) => (rule.orgId === orgId && rule.workflowId !== null ? [rule.workflowId] : []));
    const workflows = workflowId === null ? { except: own } : { only: workflowId };
    const before = new Date(now - ms).toISOString();
    for (let count = batch; count === batch; ) {
      count = await deleteExpiredRuns(db, { orgId, workflows, before, limit: batch });
      deleted += count;
    }
  }
  return deleted;
}
