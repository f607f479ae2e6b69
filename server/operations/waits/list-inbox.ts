import { asOrg } from '#db/access.ts';
import { listAnsweredWaits } from '#db/queries/waits/list-answered-waits.ts';
import { listOpenWaits } from '#db/queries/waits/list-open-waits.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { AnsweredItem, InboxItem } from '../../trpc/views.ts';
import { openWait } from '../runs/read-run.ts';
import { standingOf } from './may-answer.ts';

/** Approvals and doubts that a person of the organization can settle, oldest first. */
export async function listInbox(services: Services, principal: Principal): Promise<InboxItem[]> {
  authorize(principal, 'runs:read');
  const waits = await asOrg(services.db, principal.orgId, (tx) => listOpenWaits(tx, { limit: 200 }));
  const standing = await standingOf(services.db, principal);
  return waits.map((wait) => ({ ...openWait(services, standing, wait), runId: wait.runId, workflow: wait.workflow }));
}

/** Approvals that were answered or ran out of time, newest first. */
export async function listAnswered(services: Services, principal: Principal): Promise<AnsweredItem[]> {
  authorize(principal, 'runs:read');
  return await asOrg(services.db, principal.orgId, (tx) => listAnsweredWaits(tx, { limit: 100 }));
}
