import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { readEvents } from '#db/journal/read-events.ts';
import { getRun } from '#db/queries/runs/get-run.ts';
import { PatchbayError } from '#engine/errors.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import type { RunProjection } from '#engine/run/project.ts';
import type { Logged } from '#engine/run/state.ts';

/** Where a run stands, read from its row; `answered` when a waiting caller can be told. */
export async function readProjection(
  db: Database,
  orgId: string,
  runId: string,
): Promise<RunProjection & { answered: boolean }> {
  const row = await asOrg(db, orgId, (tx) => getRun(tx, runId));
  if (row === null) throw new PatchbayError('not_found', `There is no run ${runId}.`);
  const ref: Json = row.outputRef === null ? null : JSON.parse(row.outputRef);
  const answered = row.answeredAt !== null;
  const hasOutput =
    answered && (row.status !== 'failed' || row.output !== null || ref !== null) && row.status !== 'cancelled';
  const output = !hasOutput
    ? null
    : isAssetRef(ref)
      ? { value: ref, spilled: true }
      : { value: row.output, spilled: false };
  return {
    status: row.status,
    output,
    answer: answered ? await loggedAnswer(db, orgId, runId) : null,
    error: row.error,
    answered,
  };
}

/** The first answer, which the row's output need not be. */
async function loggedAnswer(db: Database, orgId: string, runId: string): Promise<Logged | null> {
  for (let after = 0; ; ) {
    const events = await readEvents(db, { orgId, runId, after, limit: 1000 });
    const answer = events.find((event) => event.type === 'run.answered');
    if (answer) return { value: answer.data.output, spilled: answer.data.spilled === true };
    const last = events.at(-1);
    if (!last) return null;
    after = last.seq;
  }
}
