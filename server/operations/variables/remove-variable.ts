import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { removeVariable as query } from '#db/queries/variables/remove-variable.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';

/** Removes a variable; runs that have begun keep its value. */
export async function removeVariable(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: { name: string },
): Promise<void> {
  authorize(principal, 'variables:write');
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    if (!(await query(tx, input.name))) {
      throw new PatchbayError('not_found', `There is no variable '${input.name}'.`);
    }
    await writeAudit(tx, { orgId, actor: principal, action: 'variable.removed', target: input.name });
  });
  await tellSettingsChanged(db, orgId);
}
