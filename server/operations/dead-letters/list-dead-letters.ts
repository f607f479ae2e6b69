import { asOrg } from '#db/access.ts';
import { type DeadLetter, listDeadLetters as selectLetters } from '#db/queries/dead-letters/list-dead-letters.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';

/** What failed without anybody there to see it, newest first: 200 at most. */
export async function listDeadLetters(services: Services, principal: Principal): Promise<DeadLetter[]> {
  authorize(principal, 'runs:read');
  return await asOrg(services.db, principal.orgId, (tx) => selectLetters(tx, { limit: 200 }));
}
