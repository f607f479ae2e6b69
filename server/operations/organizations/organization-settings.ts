import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { getSettings, setSettings } from '#db/queries/organizations/settings.ts';
import { durationMs } from '#engine/graph/words.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { OrganizationLimits } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';

const schema = z.strictObject({
  retention: z
    .string()
    .refine((text) => (durationMs(text) ?? 0) >= 3_600_000, 'must be a duration of at least an hour, such as 90d')
    .nullable(),
  concurrency: z.int().min(1).max(10_000).nullable(),
});

/** How long runs are kept and how many go at once, for workflows that do not say. */
export async function getLimits({ db }: Pick<Deps, 'db'>, principal: Principal): Promise<OrganizationLimits> {
  authorize(principal, 'runs:read');
  const { retention = null, concurrency = null } = await asOrg(db, principal.orgId, (tx) =>
    getSettings(tx, principal.orgId),
  );
  return { retention, concurrency };
}

/** Changes them; null is no limit. */
export async function setLimits({ db }: Pick<Deps, 'db'>, principal: Principal, input: unknown): Promise<void> {
  authorize(principal, 'organization:write');
  const limits = parseInput(schema, input);
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const { retention: _, concurrency: __, ...others } = await getSettings(tx, orgId);
    const { retention, concurrency } = limits;
    await setSettings(tx, orgId, {
      ...others,
      ...(retention !== null && { retention }),
      ...(concurrency !== null && { concurrency }),
    });
    await writeAudit(tx, { orgId, actor: principal, action: 'organization.limited', target: orgId, data: limits });
  });
  await tellSettingsChanged(db, orgId);
}
