import type { Database } from '#db/connect.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import { blobsOf } from '../../host/blobs.ts';

/** A run's output, also one so large that the row only refers to it. */
export async function wholeOutput(db: Database, orgId: string, run: RunRecord): Promise<Json> {
  const ref: Json = run.outputRef === null ? null : JSON.parse(run.outputRef);
  return isAssetRef(ref) ? await blobsOf(db, orgId).getJson(ref) : run.output;
}
