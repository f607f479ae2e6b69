import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { listMembers } from '#db/queries/members/list-members.ts';
import { getSettings, setSettings } from '#db/queries/organizations/settings.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize, may } from '../../auth/roles.ts';
import { toRole } from '../../auth/to-role.ts';
import type { PromotionSettings } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';

const schema = z.strictObject({ needsApproval: z.boolean() });

/** Whether a new version goes live only after another person approves it. */
export async function getPromotion({ db }: Pick<Deps, 'db'>, principal: Principal): Promise<PromotionSettings> {
  authorize(principal, 'workflows:read');
  const { promotion } = await asOrg(db, principal.orgId, (tx) => getSettings(tx, principal.orgId));
  return { needsApproval: promotion === 'approval', mayChange: may(principal, 'promotion:write') };
}

/** Changes it. Refused while nobody else could approve. */
export async function setPromotion({ db }: Pick<Deps, 'db'>, principal: Principal, input: unknown): Promise<void> {
  authorize(principal, 'promotion:write');
  const { needsApproval } = parseInput(schema, input);
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const members = needsApproval ? await listMembers(tx) : [];
    const publishers = members.filter(({ role }) =>
      may({ ...principal, role: toRole(role), scopes: ['*'] }, 'workflows:publish'),
    );
    if (needsApproval && publishers.length < 2)
      throw new PatchbayError(
        'conflict',
        'Nobody but you could approve a version. Invite another person as editor, admin or owner first.',
      );
    const { promotion: _, ...others } = await getSettings(tx, orgId);
    await setSettings(tx, orgId, { ...others, ...(needsApproval && { promotion: 'approval' as const }) });
    await writeAudit(tx, {
      orgId,
      actor: principal,
      action: 'organization.promotion',
      target: orgId,
      data: { needsApproval },
    });
  });
  await tellSettingsChanged(db, orgId);
}
