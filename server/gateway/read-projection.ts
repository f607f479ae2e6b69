import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { getRun } from '#db/queries/runs/get-run.ts';
import { PatchbayError } from '#engine/errors.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import type { RunProjection } from '#engine/run/project.ts';

/** Where a run stands, read from its row; `answered` when a waiting caller can be told. */
export async function readProjection(db: Database, orgId: string, runId: string): Promise<RunProjection & { answered: boolean }> {
  const row = await asOrg(db, orgId, (tx) => getRun(tx, runId));
  if (row === null) throw new PatchbayError('not_found', `There is no run ${runId}.`);
  const ref: Json = row.outputRef === null ? null : JSON.parse(row.outputRef);
  const answered = row.answeredAt !== null;
  const hasOutput = answered && (row.status !== 'failed' || row.output !== null || ref !== null) && row.status !== 'cancelled';
  const output = !hasOutput ? null : isAssetRef(ref) ? { value: ref, spilled: true } : { value: row.output, spilled: false };
  return { status: row.status, output, error: row.error, answered };
}
