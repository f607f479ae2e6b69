import { asOrg } from '#db/access.ts';
import { settleThread as update } from '#db/queries/comments/settle-thread.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { tellComments } from './tell-comments.ts';

type Input = { workflow: string; id: string };

/** Marks a thread as done. */
export async function resolveThread(services: Pick<Services, 'db'>, principal: Principal, input: Input): Promise<void> {
  await settle(services, principal, { ...input, by: principal.name });
}

/** Opens a thread that was done. */
export async function reopenThread(services: Pick<Services, 'db'>, principal: Principal, input: Input): Promise<void> {
  await settle(services, principal, { ...input, by: null });
}

async function settle(
  { db }: Pick<Services, 'db'>,
  principal: Principal,
  { workflow, id, by }: Input & { by: string | null },
): Promise<void> {
  authorize(principal, 'comments:write');
  const { id: workflowId } = await findWorkflow({ db }, principal, workflow);
  const isKnown = await asOrg(db, principal.orgId, (tx) => update(tx, { workflowId, id, by }));
  if (!isKnown) throw new PatchbayError('not_found', 'This thread is gone. Reload the page.');
  await tellComments(db, workflowId);
}
