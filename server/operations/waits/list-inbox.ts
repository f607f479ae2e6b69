import { asOrg } from '#db/access.ts';
import { listOpenWaits } from '#db/queries/waits/list-open-waits.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { InboxItem } from '../../trpc/views.ts';
import { openWait } from '../runs/read-run.ts';

/** Approvals and doubts that a person of the organization can settle, oldest first. */
export async function listInbox(services: Services, principal: Principal): Promise<InboxItem[]> {
  authorize(principal, 'runs:read');
  const waits = await asOrg(services.db, principal.orgId, (tx) => listOpenWaits(tx, { limit: 200 }));
  return waits.map((wait) => ({ ...openWait(services, principal, wait), runId: wait.runId, workflow: wait.workflow }));
}
