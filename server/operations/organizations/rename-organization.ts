import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { renameOrganization as query } from '#db/queries/members/rename-organization.ts';
import { tellKeysChanged } from '../../auth/auth.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';

const schema = z.strictObject({ name: z.string().trim().min(1, 'must not be empty').max(100) });

/** Renames the organization; its slug stands in addresses and stays. */
export async function renameOrganization(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: unknown,
): Promise<void> {
  authorize(principal, 'organization:write');
  const { name } = parseInput(schema, input);
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    await query(tx, name);
    await writeAudit(tx, { orgId, actor: principal, action: 'organization.renamed', target: orgId, data: { name } });
  });
  await tellKeysChanged(db, orgId);
}
