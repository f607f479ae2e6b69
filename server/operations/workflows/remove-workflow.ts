import { asOrg } from '#db/access.ts';
import { channel } from '#db/journal/channel.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { removeTriggers } from '#db/queries/triggers/remove-triggers.ts';
import { deleteWorkflow } from '#db/queries/workflows/delete-workflow.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from './find-workflow.ts';

/** Removes a workflow and its tool; its runs stay readable. */
export async function removeWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string },
): Promise<void> {
  authorize(principal, 'workflows:write');
  const workflow = await findWorkflow(services, principal, input.workflow);
  if (workflow.published) authorize(principal, 'workflows:publish');
  await asOrg(services.db, principal.orgId, async (tx) => {
    await deleteWorkflow(tx, workflow.id);
    await removeTriggers(tx, workflow.id);
    await writeAudit(tx, {
      orgId: principal.orgId,
      actor: principal,
      action: 'workflow.removed',
      target: workflow.id,
      data: { slug: workflow.slug },
    });
  });
  await services.publishedChanged(principal.orgId);
  await services.db.notify(channel, JSON.stringify({ draft: workflow.id }));
}
