import { asOrg } from '#db/access.ts';
import { deleteRun as remove } from '#db/journal/delete-runs.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findRun } from './read-run.ts';

/** Deletes an ended run with its log. Assets that nothing else names go within a day or so; forks cannot go on. */
export async function deleteRun(services: Services, principal: Principal, input: { id: string }): Promise<void> {
  authorize(principal, 'runs:delete');
  const run = await findRun(services, principal, input.id);
  const { orgId } = principal;
  if (!(await remove(services.db, { orgId, runId: run.id })))
    throw new PatchbayError('conflict', `Run ${run.id} still moves. Cancel it first, then delete it.`);
  await asOrg(services.db, orgId, (tx) =>
    writeAudit(tx, {
      orgId,
      actor: principal,
      action: 'run.deleted',
      target: run.id,
      data: { workflow: run.workflow.slug },
    }),
  );
}
