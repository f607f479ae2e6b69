import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { type LetterName, settleDeadLetter } from '#db/queries/dead-letters/settle-dead-letter.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { letterGone } from './letter-gone.ts';

/** Takes one off the list without trying again; the run itself stays. */
export async function discardDeadLetter(services: Services, principal: Principal, letter: LetterName): Promise<void> {
  authorize(principal, 'runs:write');
  const { orgId } = principal;
  await asOrg(services.db, orgId, async (tx) => {
    if (!(await settleDeadLetter(tx, letter))) throw letterGone(letter);
    await writeAudit(tx, { orgId, actor: principal, action: 'dead_letter.discarded', target: letter.id });
  });
}
