import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { pauseTrigger as setPaused } from '#db/queries/triggers/pause-trigger.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { occurrencesOf } from '../../triggers/occurrences.ts';
import { scheduleConfig } from '../../triggers/trigger-config.ts';
import { findTrigger } from './list-triggers.ts';

/** Stops a trigger from beginning runs, or lets it go on from now: what a pause has left out is not made up for. */
export async function pauseTrigger(
  services: Services,
  principal: Principal,
  { id, isPaused }: { id: string; isPaused: boolean },
): Promise<void> {
  authorize(principal, 'workflows:publish');
  const trigger = await findTrigger(services, principal, id);
  const now = new Date();
  const dueAt =
    trigger.kind === 'schedule' ? occurrencesOf(scheduleConfig.parse(trigger.config), now).after(now) : null;
  await asOrg(services.db, principal.orgId, async (tx) => {
    await setPaused(tx, { id, pausedAt: isPaused ? now : null, dueAt });
    await writeAudit(tx, {
      orgId: principal.orgId,
      actor: principal,
      action: isPaused ? 'trigger.paused' : 'trigger.resumed',
      target: trigger.workflow.id,
      data: { node: trigger.node },
    });
  });
  await services.publishedChanged(principal.orgId);
}
